import { useState, type FocusEvent, type KeyboardEvent } from 'react';

const ROW = '[data-caption-id]';
/** How far a key goes among the rows. */
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export interface RowKeys {
  /** The caption whose row is the stop. */
  readonly stop: string | undefined;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * One caption's row is a stop of the Tab key, the last in sight at first; from there the arrow keys go to the others.
 * `captionIds`: those in the page.
 */
export function useRowKeys(captionIds: readonly string[]): RowKeys {
  const [chosen, setChosen] = useState<string | null>(null);
  return {
    stop: chosen !== null && captionIds.includes(chosen) ? chosen : captionIds.at(-1),
    onFocus({ target }: FocusEvent<HTMLElement>): void {
      const id = target.dataset['captionId'];
      if (id !== undefined) setChosen(id);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const step = STEPS[event.key];
      const { target, currentTarget } = event;
      if (step === undefined || !(target instanceof HTMLElement) || !target.matches(ROW)) return;
      const rows = [...currentTarget.querySelectorAll<HTMLElement>(ROW)];
      const next = rows[rows.indexOf(target) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}
