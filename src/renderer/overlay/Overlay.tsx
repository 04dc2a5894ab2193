import { useLayoutEffect, useRef, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { CaptionLines } from '../ui/CaptionLines';
import type { SessionMirror } from '../ui/session-mirror';
import { DigestCard } from './DigestCard';
import { MarkFlag } from './MarkFlag';
import classes from './overlay.module.css';
import type { PaintReporter } from './paint-reporter';
import type { Presenter } from './presenter';
import { useRoll } from './use-roll';
import { useTypesetter } from './use-typesetter';
import { useVisibleHeight } from './use-visible-height';

interface OverlayProps {
  readonly session: SessionMirror['store'];
  readonly presenter: Presenter['store'];
  readonly reporter: PaintReporter;
}

/** The last two lines of captions, rolling up, and above them what is going on. Nothing at all while there is none. */
export function Overlay({ session, presenter, reporter }: OverlayProps) {
  const { lines, fading, bilingual, seq } = useStore(presenter);
  const fontSizePx = useStore(session, (state) => state.settings.overlay.fontSizePx);
  const probe = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const captions = useRef<HTMLDivElement>(null);
  const typeset = useTypesetter(probe);
  useVisibleHeight({ box, captions, lines, bilingual });
  useRoll(captions, lines);
  useLayoutEffect(() => {
    if (seq > 0) reporter.committed(seq);
  }, [reporter, seq]);

  return (
    <div
      className={classes.stage}
      data-bilingual={bilingual || undefined}
      style={{ '--caption-size': `${fontSizePx}px` } as CSSProperties}
    >
      <DigestCard session={session} />
      <MarkFlag session={session} />
      {lines.length > 0 && (
        <div
          ref={box}
          className={classes.box}
          data-testid="overlay-captions"
          data-fading={fading || undefined}
        >
          <CaptionLines ref={captions} lines={lines} typeset={typeset} bilingual={bilingual} />
        </div>
      )}
      <div ref={probe} className={classes.probe} />
    </div>
  );
}
