import { useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { OverlayState } from '../../shared/ipc';
import { CaptionLines } from '../ui/CaptionLines';
import { captionVariables } from '../ui/caption-style';
import frame from '../ui/caption.module.css';
import type { SessionMirror } from '../ui/session-mirror';
import { DigestCard } from './DigestCard';
import { MarkFlag } from './MarkFlag';
import { EditLayer, type EditApi } from './EditLayer';
import classes from './overlay.module.css';
import type { PaintReporter } from './paint-reporter';
import type { ShownCaptions } from './shown';
import { useRoll } from './use-roll';
import { useTypesetter } from './use-typesetter';
import { useVisibleHeight } from './use-visible-height';

interface OverlayProps {
  readonly session: SessionMirror['store'];
  readonly shown: ShownCaptions;
  readonly state: StoreApi<OverlayState>;
  readonly reporter: PaintReporter;
  /** null where it is for viewers: nothing of the streamer's own shows, and it is not moved. */
  readonly api: EditApi | null;
}

/** The last lines of captions, and above them what is going on. Nothing at all while there is none. */
export function Overlay({ session, shown, state, reporter, api }: OverlayProps) {
  const { captions, fading, bilingual, seq } = useStore(shown.store);
  const look = useStore(session, ({ settings }) => settings.overlay);
  const editing = useStore(state, (now) => now.editing);
  const probe = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  useTypesetter(probe, look, shown.setTypesetter);
  useVisibleHeight({ box, captions: lines, set: captions, bilingual, most: look.lines });
  useRoll(lines, look.flow === 'roll-up' ? captions : null);
  useLayoutEffect(() => {
    if (seq > 0) reporter.committed(seq);
  }, [reporter, seq]);
  const variables = useMemo(
    () =>
      ({
        ...captionVariables(look),
        '--caption-size': `${look.fontSizePx}px`,
        '--lines': look.lines,
        '--line-length': look.columns === null ? '94vw' : `${look.columns / 2}em`,
        '--caption-opacity': look.opacity,
      }) as CSSProperties,
    [look],
  );

  return (
    <>
      <div className={classes.stage} data-bilingual={bilingual || undefined} style={variables}>
        <DigestCard session={session} state={state} />
        {api && <MarkFlag session={session} />}
        {captions.length > 0 && (
          <div
            ref={box}
            className={`${classes.box} ${frame.frame}`}
            data-testid="overlay-captions"
            data-box={look.box}
            data-align={look.align}
            data-fading={fading || undefined}
          >
            <CaptionLines ref={lines} captions={captions} look={look} bilingual={bilingual} />
          </div>
        )}
        <div ref={probe} className={classes.probe} />
      </div>
      {editing && api && <EditLayer session={session} api={api} />}
    </>
  );
}
