import { ActionIcon, Button, Loader, TextInput, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconDatabase, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SEARCH } from '../../../../shared/session/history';
import { hasOpenMenu, letterOf } from '../../../ui/parts/use-letter-key';
import { OpenFileButton } from '../../exporting/OpenFileButton';
import { FilterBar } from './FilterBar';
import { useHistory, useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';
import type { Moment } from '../place';
import { SearchResults } from './SearchResults';
import { SessionList } from './SessionList';
import { StorageDialog } from './StorageDialog';
import { UndoBar } from './UndoBar';

interface HistoryPageProps {
  /** The session that was read last: its row takes the keyboard, where it is listed. */
  readonly back: string | null;
  readonly onRead: (sessionId: string, moment: Moment | null) => void;
  readonly onClose: () => void;
}

/** All sessions that there were: to look through, to search, to keep and to delete. */
export function HistoryPage({ back, onRead, onClose }: HistoryPageProps) {
  const { t } = useTranslation();
  const { open, leave, undo } = useHistoryActions();
  const [storage, setStorage] = useState(false);
  const sessions = useHistory((state) => state.facets?.sessions);
  const unindexed = useHistory((state) => state.facets?.unindexed ?? 0);
  const searched = useHistory((state) => state.found !== null);
  const page = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const enter = useRef<() => void>(null);
  useEffect(() => {
    void open();
    if (!page.current?.contains(document.activeElement)) field.current?.focus();
    return () => void leave();
  }, [open, leave]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // Not of menus and cards that lie over the page.
    if (!(event.target instanceof Node) || !page.current?.contains(event.target)) return;
    if (hasOpenMenu(event.target)) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const typing = event.target === field.current;
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    else if (command && letterOf(event.nativeEvent) === 'F') field.current?.select();
    else if (command && letterOf(event.nativeEvent) === 'Z' && !typing) void undo();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={page}
      className={classes.page}
      onKeyDown={onKeyDown}
      role="presentation"
      data-testid="history-page"
    >
      <section className={classes.page} aria-label={t('history.title')}>
        <header className={classes.bar}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            leftSection={<IconArrowLeft size={17} stroke={1.75} />}
            aria-label={t('history.close')}
            onClick={onClose}
            data-testid="leave-history"
          >
            {t('history.back')}
          </Button>
          <h2 className={classes.title}>{t('history.title')}</h2>
          <span className={classes.count}>
            {sessions !== undefined && t('history.count', { count: sessions })}
          </span>
          <Button
            className={classes.storage}
            variant="subtle"
            color="gray"
            size="compact-md"
            leftSection={<IconDatabase size={16} stroke={1.75} />}
            onClick={() => setStorage(true)}
            data-testid="history-storage"
          >
            {t('history.storage')}
          </Button>
        </header>
        <OpenFileButton />
        <search className={classes.search}>
          <SearchField field={field} onEnter={() => enter.current?.()} />
          <FilterBar />
          {unindexed > 0 && (
            <output className={classes.note} data-testid="still-indexing">
              {t('history.indexing', { count: unindexed })}
            </output>
          )}
        </search>
        {searched ? (
          <Results enter={enter} onRead={onRead} />
        ) : (
          <Sessions back={back} enter={enter} onRead={onRead} />
        )}
        <UndoBar />
        <VisuallyHidden id="history-keys">{t('history.keys')}</VisuallyHidden>
        <StorageDialog opened={storage} onClose={() => setStorage(false)} />
      </section>
    </div>
  );
}

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** The keyboard goes on to what was found. */
  readonly onEnter: () => void;
}

function SearchField({ field, onEnter }: SearchFieldProps) {
  const { t } = useTranslation();
  const { searchFor } = useHistoryActions();
  const words = useHistory((state) => state.words);
  const busy = useHistory((state) => state.found?.busy === true);

  function onKeyDown(event: KeyboardEvent): void {
    // Escape ends the composing of a Korean or Japanese letter first.
    if (event.nativeEvent.isComposing) return event.stopPropagation();
    if (event.key === 'Escape' && words !== '') void searchFor('');
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  }

  return (
    <TextInput
      ref={field}
      type="search"
      classNames={{ input: classes.words ?? '' }}
      aria-label={t('history.search')}
      placeholder={t('history.search')}
      title={t('history.searchHint')}
      value={words}
      maxLength={MAX_SEARCH}
      spellCheck={false}
      onChange={({ currentTarget }) => void searchFor(currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={busy ? <Loader size={15} /> : <IconSearch size={17} stroke={1.75} />}
      rightSection={
        words !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={t('history.searchClear')}
            onClick={() => {
              void searchFor('');
              field.current?.focus();
            }}
          >
            <IconX size={15} stroke={1.75} />
          </ActionIcon>
        )
      }
      data-testid="history-search"
    />
  );
}

interface PartProps extends Pick<HistoryPageProps, 'onRead'> {
  readonly enter: RefObject<(() => void) | null>;
}

function Sessions({ back, enter, onRead }: PartProps & Pick<HistoryPageProps, 'back'>) {
  const { t } = useTranslation();
  const { open } = useHistoryActions();
  const entries = useHistory((state) => state.entries);
  const failed = useHistory((state) => state.failed);
  const some = useHistory((state) => (state.facets?.sessions ?? 0) > 0);
  if (entries === null && failed) {
    return (
      <div className={classes.empty}>
        <p className={classes.emptyTitle}>{t('history.loadFailed')}</p>
        <Button variant="default" size="sm" onClick={() => void open()}>
          {t('history.again')}
        </Button>
      </div>
    );
  }
  if (entries === null) return <output className={classes.empty}>{t('history.loading')}</output>;
  if (entries.length === 0) {
    return (
      <div className={classes.empty}>
        <p className={classes.emptyTitle}>{t(some ? 'history.nothing' : 'history.empty')}</p>
        {t(some ? 'history.nothingText' : 'history.emptyText')}
      </div>
    );
  }
  return (
    <SessionList
      entries={entries}
      back={back}
      enter={enter}
      onRead={(sessionId) => onRead(sessionId, null)}
    />
  );
}

function Results({ enter, onRead }: PartProps) {
  const { t } = useTranslation();
  const found = useHistory((state) => state.found);
  if (!found) return null;
  const { hits, busy, next } = found;
  const nothing = hits.length === 0 && !busy && next === null;
  return (
    <>
      <output className={classes.note} data-testid="found-count">
        {hits.length === 0 && (busy || next !== null) && t('history.searching')}
        {hits.length > 0 && t(next === null ? 'history.found' : 'history.foundMore', { count: hits.length })}
      </output>
      {nothing ? (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{t('history.nothing')}</p>
          {t('history.nothingText')}
        </div>
      ) : (
        <SearchResults found={found} enter={enter} onRead={onRead} />
      )}
    </>
  );
}
