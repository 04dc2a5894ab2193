import { useCallback, useEffect, useRef, useState, type FocusEvent } from 'react';

/** So long the mouse rests on a statement before its captions show, and they stay after it left, ms. */
const REST_MS = 350;
const LEAVE_MS = 180;

interface Sources {
  readonly opened: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** For the statement and for what shows its captions: the mouse may go from one to the other. */
  readonly over: { readonly onMouseEnter: () => void; readonly onMouseLeave: () => void };
  readonly focus: {
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** Whether the captions of a statement show: while the mouse rests on it, or the keyboard is there. */
export function useSources(): Sources {
  const [opened, setOpened] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useCallback((to: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpened(to), afterMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    opened,
    open: () => turn(true, 0),
    close: () => {
      clearTimeout(timer.current);
      setOpened(false);
    },
    over: { onMouseEnter: () => turn(true, REST_MS), onMouseLeave: () => turn(false, LEAVE_MS) },
    focus: {
      onFocus: ({ target }) => {
        if (target.matches(':focus-visible')) turn(true, 0);
      },
      onBlur: () => turn(false, LEAVE_MS),
    },
  };
}
