import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../../shared/session/history';
import { letterOf } from '../../../ui/parts/use-letter-key';
import { EntryEditor } from './EntryEditor';
import { useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';
import { HistoryRow } from './HistoryRow';
import { ROW_BUTTON, useRows } from './use-rows';

const ROW_ESTIMATE_PX = 104;

interface SessionListProps {
  readonly entries: readonly HistoryEntry[];
  /** The session whose row takes the keyboard at first. */
  readonly back: string | null;
  readonly onRead: (sessionId: string) => void;
  /** Takes the keyboard to the first row. */
  readonly enter: Ref<() => void>;
}

/** Sessions to read, name, pin, export and delete. */
export function SessionList({ entries, back, onRead, enter }: SessionListProps) {
  const { t } = useTranslation();
  const { more, describe, discard } = useHistoryActions();
  const [edited, setEdited] = useState<HistoryEntry | null>(null);
  /** Once this session is gone, the same button of the row at its place takes the keyboard. */
  const leaving = useRef<{ readonly id: string; readonly at: number; readonly selector: string } | null>(
    null,
  );
  const rows = useRows({
    keys: entries.map(({ id }) => id),
    estimatePx: ROW_ESTIMATE_PX,
    onNearEnd: useCallback(() => void more(), [more]),
  });
  const { scroller, virtualizer, stop, focusRow, onKeyDown } = rows;
  useImperativeHandle(enter, () => () => focusRow(0));
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current) return;
    returned.current = true;
    const at = entries.findIndex(({ id }) => id === back);
    if (at >= 0) focusRow(at);
  });

  useEffect(() => {
    const left = leaving.current;
    if (!left || entries.some(({ id }) => id === left.id)) return;
    leaving.current = null;
    const next = entries[Math.min(left.at, entries.length - 1)];
    const row = next && scroller.current?.querySelector(`[data-session-id="${CSS.escape(next.id)}"]`);
    row?.querySelector<HTMLElement>(left.selector)?.focus();
  }, [entries, scroller]);

  function remove({ id, endedAt }: HistoryEntry, at: number, selector: string): void {
    if (endedAt === null) return;
    leaving.current = { id, at, selector };
    void discard(id);
  }

  function onRowKey(event: KeyboardEvent<HTMLElement>): void {
    onKeyDown(event);
    // Held, it would go on with the next session.
    if (event.repeat) return;
    const key = event.target instanceof HTMLElement ? event.target.getAttribute(ROW_BUTTON) : null;
    const at = entries.findIndex(({ id }) => id === key);
    const entry = entries[at];
    if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete') remove(entry, at, '[data-testid="open-session"]');
    else if (event.key === 'F2') setEdited(entry);
    else if (letterOf(event.nativeEvent) === 'P') void describe(entry.id, { pinned: !entry.pinned });
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroller}
        onKeyDown={onRowKey}
        role="presentation"
        data-testid="history-list"
      >
        <ul
          className={classes.rows}
          style={{ height: virtualizer.getTotalSize() }}
          aria-label={t('history.list')}
          aria-describedby="history-keys"
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <HistoryRow
                  key={entry.id}
                  entry={entry}
                  place={{ index, start, of: entries.length }}
                  measure={virtualizer.measureElement}
                  isStop={stop === entry.id}
                  onRead={() => onRead(entry.id)}
                  onPin={() => void describe(entry.id, { pinned: !entry.pinned })}
                  onEdit={() => setEdited(entry)}
                  onDelete={() => remove(entry, index, '[data-testid="delete-session"]')}
                />
              )
            );
          })}
        </ul>
      </div>
      <EntryEditor
        key={edited?.id}
        entry={edited}
        onClose={() => {
          const at = entries.findIndex(({ id }) => id === edited?.id);
          setEdited(null);
          if (at >= 0) focusRow(at);
        }}
      />
    </>
  );
}
