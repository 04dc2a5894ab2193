import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** The button of a row that the keyboard goes to, by the row's key. */
export const ROW_BUTTON = 'data-row';
/** Rows before the end at which more are asked for. */
const NEAR_END = 12;

interface Rows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** The row that the Tab key comes to. */
  readonly stop: string | undefined;
  readonly focusRow: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface RowsOptions {
  /** Of all rows, in their order. */
  readonly keys: readonly string[];
  /** Height of a row until it was measured, CSS pixels. */
  readonly estimatePx: number;
  /** Whether the keyboard may come to a row; to all where it is not given. */
  readonly canStop?: (key: string) => boolean;
  /** The end comes into sight. */
  readonly onNearEnd: () => void;
}

/** Rows of which only those in sight are in the page; one is a stop of the Tab key, from there arrow keys go to the others. */
export function useRows({ keys, estimatePx, canStop = () => true, onNearEnd }: RowsOptions): Rows {
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- only the React Compiler minds, and we don't use it
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatePx,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 8,
  });
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= keys.length - NEAR_END) onNearEnd();
  }, [last, keys.length, onNearEnd]);

  // A row far away is in the page only some renders after it was scrolled to.
  useEffect(() => {
    if (wanted.current === null) return;
    const selector = `[${ROW_BUTTON}="${CSS.escape(wanted.current)}"]`;
    const button = scroller.current?.querySelector<HTMLElement>(selector);
    if (!button) return;
    wanted.current = null;
    button.focus();
  });

  function focusRow(index: number): void {
    const key = keys[index];
    if (key === undefined) return;
    wanted.current = key;
    setChosen(key);
    virtualizer.scrollToIndex(index);
  }

  function step(from: number, by: number): void {
    let to = from + by;
    while (keys[to] !== undefined && !canStop(keys[to] ?? '')) to += by;
    if (keys[to] !== undefined) focusRow(to);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const key = event.target instanceof HTMLElement ? event.target.getAttribute(ROW_BUTTON) : null;
    if (key === null) return;
    const at = keys.indexOf(key);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(at, 1),
      ArrowUp: () => step(at, -1),
      Home: () => step(-1, 1),
      End: () => step(keys.length, -1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  const inPage = shown.map(({ index }) => keys[index] ?? '').filter((key) => canStop(key));
  const stop = chosen !== null && inPage.includes(chosen) ? chosen : inPage[0];
  return { scroller, virtualizer, stop, focusRow, onKeyDown };
}
