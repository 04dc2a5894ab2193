import type { KeyboardEvent, MouseEvent } from 'react';

interface PressOnce {
  readonly onClick: (event: Pick<MouseEvent, 'detail'>) => void;
  readonly onKeyDown: (event: Pick<KeyboardEvent, 'key' | 'repeat' | 'preventDefault'>) => void;
}

/**
 * For a button that removes what it stands at: the next one comes under the pointer, or has the keyboard, at once. The rest
 * of a double click, and Enter that is held, must not remove that as well.
 */
export function pressOnce(run: () => void): PressOnce {
  return {
    onClick({ detail }) {
      // Clicks in a row at one place are counted; what the keyboard clicks has no number.
      if (detail <= 1) run();
    },
    onKeyDown(event) {
      if (event.repeat && event.key === 'Enter') event.preventDefault();
    },
  };
}
