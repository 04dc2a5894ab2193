import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './slot.module.css';

/** How long one text takes to give way to the next, ms; the same as in slot.module.css. */
const FADE_MS = 400;

interface SlotProps {
  /** What version the text is of; a new version fades in over the last one, a growing one does not. */
  readonly stamp: string;
  readonly text: string;
  /** Whether the text is still streaming in: it is dimmed, and the last one's place is kept for it. */
  readonly draft: boolean;
  readonly children: ReactNode;
}

/** A place for words that are replaced from time to time, without a jump of what is below them. */
export function Slot({ stamp, text, draft, children }: SlotProps) {
  const current = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ stamp, text, node: children });
  const [before, setBefore] = useState<ReactNode>(null);
  const [faded, setFaded] = useState(false);
  if (shown.stamp !== stamp || shown.text !== text) {
    setShown({ stamp, text, node: children });
    if (shown.stamp !== stamp && shown.text !== text) {
      setBefore(shown.node);
      setFaded(false);
    }
  }

  useLayoutEffect(() => {
    if (before === null || faded || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    current.current?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_MS, easing: 'ease-out' });
  }, [before, faded]);

  return (
    <div className={classes.slot} data-draft={draft || undefined}>
      {before !== null && (!faded || draft) && (
        <div
          className={classes.before}
          aria-hidden
          inert
          // While a draft streams in, it stays unseen and keeps the height.
          onAnimationEnd={() => setFaded(true)}
        >
          {before}
        </div>
      )}
      <div ref={current} className={classes.current}>
        {children}
      </div>
    </div>
  );
}
