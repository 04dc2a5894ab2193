import { useEffect } from 'react';
import { useActions } from '../state/context';

const IS_MAC = navigator.userAgent.includes('Mac');

/** The keys that start and stop, as they are written on this system's keyboard. */
export const TOGGLE_KEYS = IS_MAC ? '⌘ ↩' : 'Ctrl + Enter';

/** Ctrl+Enter (⌘↩) starts and stops from anywhere in the window. */
export function useToggleKey(): void {
  const { toggle } = useActions();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const withModifier = IS_MAC ? event.metaKey : event.ctrlKey;
      if (event.key !== 'Enter' || !withModifier || event.repeat) return;
      // Whoever chooses a shortcut may choose these keys, and a field may have a use for them.
      const { target } = event;
      if (target instanceof HTMLElement && ['recording', 'ownEnter'].some((use) => use in target.dataset))
        return;
      // In the capture phase, so that a focused button is not pressed as well.
      event.preventDefault();
      event.stopPropagation();
      void toggle();
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [toggle]);
}
