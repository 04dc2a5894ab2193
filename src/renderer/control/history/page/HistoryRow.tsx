import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconBookmark, IconPencil, IconPin, IconPinFilled, IconTrash, type Icon } from '@tabler/icons-react';
import type { KeyboardEventHandler, MouseEventHandler, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../../shared/session/history';
import { formatClock } from '../../../../shared/time';
import { formatMoment } from '../../../ui/format';
import { pressOnce } from '../../../ui/parts/press-once';
import { written } from '../../../ui/written';
import { ExportMenu } from '../../transcript/ExportMenu';
import { engineOf, titleOf } from './entry-words';
import classes from './HistoryRow.module.css';

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly place: { readonly index: number; readonly start: number; readonly of: number };
  readonly measure: Ref<HTMLLIElement>;
  /** Whether the Tab key comes to it. */
  readonly isStop: boolean;
  readonly onRead: () => void;
  readonly onPin: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** One earlier session: what, when, how long, who. All of it opens the session, its buttons excepted. */
export function HistoryRow(props: HistoryRowProps) {
  const { entry, place, measure, isStop, onRead, onPin, onEdit, onDelete } = props;
  const { t, i18n } = useTranslation();
  const date = formatMoment(entry.startedAt, i18n.language);
  const title = titleOf(entry, t);
  const engine = engineOf(entry, t);
  return (
    <li
      ref={measure}
      className={classes.item}
      style={{ transform: `translateY(${place.start}px)` }}
      data-index={place.index}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
    >
      <div className={classes.row} data-testid="history-row" data-session-id={entry.id}>
        <div className={classes.head}>
          <button
            type="button"
            className={classes.open}
            title={title}
            tabIndex={isStop ? 0 : -1}
            aria-label={t('history.openLabel', { title, date })}
            onClick={onRead}
            data-row={entry.id}
            data-testid="open-session"
            {...written(title)}
          >
            {title}
          </button>
          {entry.endedAt === null && <span className={classes.live}>{t('history.live')}</span>}
          <div className={classes.actions}>
            <RowButton
              icon={entry.pinned ? IconPinFilled : IconPin}
              label={t(entry.pinned ? 'history.unpin' : 'history.pin', { title })}
              pressed={entry.pinned}
              onClick={onPin}
              testId="pin-session"
            />
            <RowButton
              icon={IconPencil}
              label={t('history.edit', { title })}
              onClick={onEdit}
              testId="edit-session"
            />
            <ExportMenu
              sessionId={entry.captionCount > 0 ? entry.id : null}
              label={t('export.button')}
              fullLabel={t('history.exportLabel', { title })}
              compact
              testId="history-export"
            />
            <RowButton
              icon={IconTrash}
              label={t('history.delete', { title })}
              disabled={entry.endedAt === null}
              {...pressOnce(onDelete)}
              testId="delete-session"
            />
          </div>
        </div>
        <p className={classes.facts}>
          <span>{date}</span>
          <span>{formatClock(entry.durationMs)}</span>
          <span>{t('transcript.count', { count: entry.captionCount })}</span>
          {entry.speakers.length > 1 && <span>{entry.speakers.join(', ')}</span>}
          {engine !== null && <span>{engine}</span>}
          {entry.marked && (
            <span title={t('history.marked')}>
              <IconBookmark size={14} stroke={1.75} aria-hidden />
              <VisuallyHidden>{t('history.marked')}</VisuallyHidden>
            </span>
          )}
          {entry.tags.map((tag) => (
            <span key={tag} className={classes.tag} {...written(tag)}>
              {tag}
            </span>
          ))}
        </p>
        {entry.title !== '' && entry.opening !== '' && (
          <p className={classes.opening} {...written(entry.opening)}>
            {entry.opening}
          </p>
        )}
      </div>
    </li>
  );
}

interface RowButtonProps {
  readonly icon: Icon;
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: MouseEventHandler;
  readonly onKeyDown?: KeyboardEventHandler;
  readonly testId: string;
}

function RowButton(props: RowButtonProps) {
  const { icon: Picture, label, pressed, disabled = false, onClick, onKeyDown, testId } = props;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      <Picture size={16} stroke={1.75} />
    </ActionIcon>
  );
}
