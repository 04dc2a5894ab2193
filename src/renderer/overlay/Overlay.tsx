import { useLayoutEffect, useRef, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { CaptionLines } from '../ui/CaptionLines';
import type { SessionStore } from '../ui/session-store';
import classes from './overlay.module.css';
import type { PaintReporter } from './paint-reporter';
import type { Presenter } from './presenter';
import { useRoll } from './use-roll';

interface OverlayProps {
  readonly session: SessionStore['store'];
  readonly presenter: Presenter['store'];
  readonly reporter: PaintReporter;
}

/** The last two lines of captions, rolling up. Shows nothing at all while there are none. */
export function Overlay({ session, presenter, reporter }: OverlayProps) {
  const { lines, fading, seq } = useStore(presenter);
  const fontSizePx = useStore(session, (state) => state.settings.overlay.fontSizePx);
  const captions = useRef<HTMLDivElement>(null);
  useRoll(captions, lines);
  useLayoutEffect(() => {
    if (seq > 0) reporter.committed(seq);
  }, [reporter, seq]);

  if (lines.length === 0) return null;
  return (
    <div
      className={classes.box}
      data-testid="overlay-captions"
      data-fading={fading || undefined}
      style={{ '--caption-size': `${fontSizePx}px` } as CSSProperties}
    >
      <CaptionLines ref={captions} lines={lines} />
    </div>
  );
}
