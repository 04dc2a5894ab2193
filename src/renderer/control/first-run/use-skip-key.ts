import { useEffect, useRef } from 'react';

/** Escape skips, from anywhere but a field in which something is being typed: that it leaves. */
export function useSkipKey(onSkip: () => void): void {
  const skip = useRef(onSkip);
  useEffect(() => {
    skip.current = onSkip;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { target } = event;
      const typing = target instanceof HTMLInputElement && ['text', 'password'].includes(target.type);
      if (typing && target.value !== '') target.blur();
      else skip.current();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
