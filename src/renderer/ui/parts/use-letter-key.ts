import { useEffect } from 'react';

/** Keys that do something when they are pressed by themselves: tell what was missed, and mark a moment. */
export const LETTER_KEYS = { catchUp: 'C', mark: 'M' } as const;

/** Calls `run` when the key is pressed by itself, while nobody types and nothing lies over the window. */
export function useLetterKey(letter: string, run: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (letterOf(event) !== letter || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      run();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [letter, run]);
}

/** The Latin letter of a key, also while a Korean keyboard is chosen. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  // Where the input method takes the key, only its place on the keyboard is known.
  return /^[\x20-\x7e]/u.test(key) && key !== 'Process' ? '' : code.replace(/^Key/u, '');
}

/** Whether what is pressed there is typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])'))
  );
}

/** Whether it is a button whose menu is open: keys close that first, also in the moment before the menu has the keyboard. */
export function hasOpenMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[aria-haspopup="menu"][aria-expanded="true"]');
}
