import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CaptionRow } from './CaptionRow';
import { useSession } from './context';
import { EmptyTranscript } from './EmptyTranscript';
import { GapRow } from './GapRow';
import { InterimRow } from './InterimRow';
import classes from './Transcript.module.css';
import { transcriptRows } from './transcript-rows';
import { useFollow } from './use-follow';

/** Height of a one-line row until it was measured, CSS pixels. */
const ROW_ESTIMATE_PX = 36;

/** Everything that was said, as it is being said. */
export function Transcript() {
  // A new session is a new list: nothing measured or scrolled in the last one holds for it.
  const sessionId = useSession((state) => state.session.sessionId);
  const empty = useSession(
    ({ session }) => session.captions.length + session.gaps.length + session.interims.length === 0,
  );
  return (
    <div className={classes.transcript} data-testid="transcript">
      {empty ? <EmptyTranscript /> : <TranscriptList key={sessionId} />}
    </div>
  );
}

function TranscriptList() {
  const { t } = useTranslation();
  const captions = useSession((state) => state.session.captions);
  const gaps = useSession((state) => state.session.gaps);
  const interims = useSession((state) => state.session.interims);
  const lanes = useSession((state) => state.session.lanes);
  const rows = useMemo(() => transcriptRows(captions, gaps), [captions, gaps]);
  const labels = useMemo(() => new Map(lanes.map((lane) => [lane.id, lane.label])), [lanes]);

  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { following, jump } = useFollow(scroller, content);
  // oxlint-disable-next-line react/incompatible-library -- only the React Compiler minds, and we don't use it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const shown = virtualizer.getVirtualItems();

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-live="off"
        aria-label={t('transcript.label')}
      >
        <div ref={content} className={classes.content}>
          <div className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
            <div className={classes.window} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
              {shown.map(({ key, index }) => {
                const row = rows[index];
                return (
                  row && (
                    <div key={key} ref={virtualizer.measureElement} data-index={index}>
                      {row.type === 'gap' ? (
                        <GapRow gap={row.gap} />
                      ) : (
                        <CaptionRow caption={row.caption} label={labels.get(row.caption.laneId) ?? ''} />
                      )}
                    </div>
                  )
                );
              })}
            </div>
          </div>
          {interims.map((interim) => (
            <InterimRow key={interim.id} interim={interim} label={labels.get(interim.laneId) ?? ''} />
          ))}
        </div>
      </div>
      {!following && (
        <Button
          className={classes.jump}
          radius="xl"
          size="sm"
          leftSection={<IconArrowDown size={16} />}
          onClick={jump}
          data-testid="jump-to-live"
        >
          {t('transcript.jump')}
        </Button>
      )}
    </>
  );
}
