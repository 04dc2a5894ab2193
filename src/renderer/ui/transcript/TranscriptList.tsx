import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/session/events';
import {
  secondLanguage,
  type Caption,
  type Gap,
  type Interim,
  type Pause,
  type TakenBack,
} from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import { isTyping } from '../parts/use-letter-key';
import type { Spotlight } from './caption-links';
import { CaptionRow, type CaptionRowProps } from './CaptionRow';
import { createDrawnRows } from './drawn-rows';
import { GapRow } from './GapRow';
import { InterimRow } from './InterimRow';
import { PauseRow } from './PauseRow';
import { TakenBackRow } from './TakenBackRow';
import { transcriptRows, type TranscriptRow } from './transcript-rows';
import classes from './TranscriptList.module.css';
import { useFollow } from './use-follow';
import { useRowKeys } from './use-row-keys';

/** Height of a one-line row until it was measured, CSS pixels. */
const ROW_ESTIMATE_PX = 36;

interface TranscriptListProps {
  readonly captions: readonly Caption[];
  readonly gaps: readonly Gap[];
  readonly pauses: readonly Pause[];
  readonly marks: readonly Mark[];
  readonly takenBack: readonly TakenBack[];
  /** The language of translations that is looked for first. */
  readonly preferred: string;
  /** How a mark is drawn. */
  readonly renderMark: (mark: Mark) => ReactNode;
  /** How a caption is drawn where more can be done with it than read it. */
  readonly renderCaption?: (row: CaptionRowProps, keys: CaptionKeys) => ReactNode;
  /** What the keys do in a caption's row. */
  readonly rowHint?: string;
  readonly interims: readonly Interim[];
  readonly lanes: readonly Lane[];
  /** Whether the list grows and keeps to its end. */
  readonly live: boolean;
  readonly spotlight: Spotlight | null;
}

/** What a row needs to know that is worked by keys. */
export interface CaptionKeys {
  /** Whether it is where the Tab key comes to the rows. */
  readonly isStop: boolean;
  /** Of the element that has the list's `rowHint`. */
  readonly hintId: string;
}

/** Captions, gaps, pauses and marks with their times; only the rows in sight are in the page. */
export function TranscriptList(props: TranscriptListProps) {
  const { captions, gaps, pauses, marks, takenBack, interims, lanes, preferred } = props;
  const { live, spotlight, renderMark, renderCaption, rowHint } = props;
  const { t } = useTranslation();
  const hintId = useId();
  const rows = useMemo(
    () => transcriptRows(captions, gaps, pauses, marks, takenBack),
    [captions, gaps, pauses, marks, takenBack],
  );
  // Nobody is named while one is heard.
  const speakers = useMemo(
    () => new Map(lanes.length > 1 ? lanes.map((lane) => [lane.id, lane]) : []),
    [lanes],
  );
  // An earlier session may have been translated into another language than one of now would be.
  const language = useMemo(
    () => (live ? preferred : secondLanguage(captions, preferred)),
    [live, captions, preferred],
  );
  const lit = useMemo(() => new Set(spotlight?.captionIds), [spotlight]);

  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // A new function has all rows laid out again: with each word that is said, were it made with each of them.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const [drawnRows] = useState(() => createDrawnRows());
  // oxlint-disable-next-line react/incompatible-library -- only the React Compiler minds, and we don't use it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey,
    overscan: 8,
    rangeExtractor: drawnRows,
  });
  const shown = virtualizer.getVirtualItems();
  const height = virtualizer.getTotalSize();
  const rowKeys = useRowKeys(shown.flatMap(({ index }) => captionIdOf(rows[index])));
  const { following, jump, stay, resume } = useFollow({ scroller, content, height, live });

  const firstLit = spotlight ? rows.findIndex(({ key }) => lit.has(key)) : -1;
  const jumpedTo = useRef(0);
  useEffect(() => {
    // Once for each jump: rows that come later must not pull the reader back.
    if (!spotlight || spotlight.nth === jumpedTo.current || firstLit < 0) return;
    jumpedTo.current = spotlight.nth;
    stay();
    virtualizer.scrollToIndex(firstLit, { align: 'center' });
  }, [spotlight, firstLit, stay, virtualizer]);
  const litRow = rows[firstLit];

  function onFocus(event: FocusEvent<HTMLElement>): void {
    rowKeys.onFocus(event);
    // What comes meanwhile must not scroll the field away in which somebody types.
    if (isTyping(event.target)) stay();
  }

  function drawCaption(caption: Caption): ReactNode {
    const row = { caption, speaker: speakers.get(caption.laneId), language };
    return renderCaption ? (
      renderCaption(row, { isStop: caption.id === rowKeys.stop, hintId })
    ) : (
      <CaptionRow {...row} />
    );
  }

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it, though nothing in it is to press
        tabIndex={0}
        aria-live="off"
        aria-label={live ? t('transcript.label') : t('transcript.title')}
      >
        <div
          ref={content}
          className={classes.content}
          data-live={live || undefined}
          onKeyDown={rowKeys.onKeyDown}
          onFocus={onFocus}
          onBlur={({ target }) => isTyping(target) && resume()}
          role="presentation"
        >
          <div className={classes.rows} style={{ height }}>
            <div className={classes.window} style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
              {shown.map(({ key, index }) => {
                const row = rows[index];
                return (
                  row && (
                    <div
                      key={key}
                      ref={virtualizer.measureElement}
                      className={classes.item}
                      data-index={index}
                    >
                      {lit.has(row.key) && <span key={spotlight?.nth} className={classes.light} />}
                      {row.type === 'gap' && <GapRow gap={row.gap} />}
                      {row.type === 'pause' && <PauseRow pause={row.pause} />}
                      {row.type === 'mark' && renderMark(row.mark)}
                      {row.type === 'caption' && drawCaption(row.caption)}
                      {row.type === 'taken-back' && <TakenBackRow place={row.place} />}
                    </div>
                  )
                );
              })}
            </div>
          </div>
          {interims.map((interim) => (
            <InterimRow key={interim.id} interim={interim} speaker={speakers.get(interim.laneId)} />
          ))}
        </div>
      </div>
      {rowHint !== undefined && <VisuallyHidden id={hintId}>{rowHint}</VisuallyHidden>}
      <VisuallyHidden aria-live="polite">
        {litRow?.type === 'caption' && t('transcript.jumpedTo', { text: litRow.caption.text })}
      </VisuallyHidden>
      {live && !following && (
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

function captionIdOf(row: TranscriptRow | undefined): string[] {
  return row?.type === 'caption' ? [row.caption.id] : [];
}
