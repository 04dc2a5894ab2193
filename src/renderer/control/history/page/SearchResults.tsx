import { useCallback, useImperativeHandle, useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, Hit } from '../../../../shared/session/history';
import { formatClock } from '../../../../shared/time';
import { formatMoment } from '../../../ui/format';
import { written } from '../../../ui/written';
import { titleOf } from './entry-words';
import { Highlighted } from './Highlighted';
import { useHistoryActions } from './history-context';
import type { Found } from './history-store';
import type { Moment } from '../place';
import classes from './SearchResults.module.css';
import { resultRows, type ResultRow } from './result-rows';
import { useRows } from './use-rows';

const ROW_ESTIMATE_PX = 46;

interface SearchResultsProps {
  readonly found: Found;
  readonly onRead: (sessionId: string, moment: Moment | null) => void;
  /** Takes the keyboard to the first place. */
  readonly enter: Ref<() => void>;
}

/** The places that were found, session by session; each leads to its moment. */
export function SearchResults({ found, onRead, enter }: SearchResultsProps) {
  const { t } = useTranslation();
  const { more } = useHistoryActions();
  const rows = useMemo(() => resultRows(found), [found]);
  const hits = useMemo(
    () => new Set(rows.filter(({ type }) => type === 'hit').map(({ key }) => key)),
    [rows],
  );
  const { scroller, virtualizer, stop, focusRow, onKeyDown } = useRows({
    keys: rows.map(({ key }) => key),
    estimatePx: ROW_ESTIMATE_PX,
    canStop: (key) => hits.has(key),
    onNearEnd: useCallback(() => void more(), [more]),
  });
  useImperativeHandle(enter, () => () => focusRow(rows.findIndex(({ type }) => type === 'hit')));

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onKeyDown={onKeyDown}
      role="presentation"
      data-testid="search-results"
    >
      <ul
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t('history.results')}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={row.key}
                ref={virtualizer.measureElement}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
                data-index={index}
              >
                <Row row={row} isStop={row.key === stop} onRead={onRead} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly row: ResultRow;
  readonly isStop: boolean;
  readonly onRead: SearchResultsProps['onRead'];
}

function Row({ row, isStop, onRead }: RowProps) {
  if (row.type === 'session') return <SessionHead entry={row.entry} />;
  const { hit } = row;
  const { captionId, atMs } = hit;
  const moment = captionId === null && atMs === null ? null : { captionId, atMs };
  return <HitButton hit={hit} id={row.key} isStop={isStop} onClick={() => onRead(hit.sessionId, moment)} />;
}

function SessionHead({ entry }: { readonly entry: HistoryEntry }) {
  const { t, i18n } = useTranslation();
  const title = titleOf(entry, t);
  return (
    <h3 className={classes.session} data-testid="found-session">
      <span className={classes.title} title={title} {...written(title)}>
        {title}
      </span>
      <span className={classes.date}>{formatMoment(entry.startedAt, i18n.language)}</span>
    </h3>
  );
}

interface HitButtonProps {
  readonly hit: Hit;
  readonly id: string;
  readonly isStop: boolean;
  readonly onClick: () => void;
}

function HitButton({ hit, id, isStop, onClick }: HitButtonProps) {
  const { t } = useTranslation();
  const { kind, atMs, speaker, snippet } = hit;
  const time = atMs === null ? '' : formatClock(atMs);
  return (
    <button
      type="button"
      className={classes.hit}
      tabIndex={isStop ? 0 : -1}
      onClick={onClick}
      data-row={id}
      data-testid="search-hit"
    >
      <time className={classes.time}>{time}</time>
      <span className={classes.text}>
        {kind !== 'caption' && <span className={classes.kind}>{t(`history.kind.${kind}`)}</span>}
        {speaker !== '' && <span className={classes.speaker}>{speaker}</span>}
        <Highlighted {...snippet} />
      </span>
    </button>
  );
}
