import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { replacer, type Finding } from '../../../../shared/session/finding';
import type { Caption } from '../../../../shared/session/session-view';
import { useCaptionLinks } from '../../../ui/transcript/caption-links';
import classes from './editor.module.css';
import { foundIn, nextFound, type FoundPlace } from './found-captions';
import { useEditor } from './use-editor';

/** As long as a term of the glossary. */
const MOST_TAUGHT = 80;

interface FindBarProps {
  readonly captions: readonly Caption[];
}

/** Finds words in the transcript and replaces them, here or everywhere. Escape closes it. */
export function FindBar({ captions }: FindBarProps) {
  const { search } = useEditor();
  return search === null ? null : <OpenFindBar captions={captions} focus={search} />;
}

function OpenFindBar({ captions, focus }: FindBarProps & { readonly focus: 'find' | 'replace' }) {
  const { t } = useTranslation();
  const editor = useEditor();
  const links = useCaptionLinks();
  const { setFinding, setSearch, change } = editor;
  const [words, setWords] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const [replacement, setReplacement] = useState('');
  const [teach, setTeach] = useState(false);
  const [place, setPlace] = useState<FoundPlace | null>(null);
  const [replaced, setReplaced] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const finding = useMemo(
    (): Finding | null => (words.trim() === '' ? null : { words, matchCase, wholeWords }),
    [words, matchCase, wholeWords],
  );
  const asked = useDeferredValue(finding);
  const { found, hits } = useMemo(() => foundIn(captions, asked), [captions, asked]);
  const current = found.find(({ id }) => id === place?.id);

  useEffect(() => {
    // Also when it is asked for once more, by other keys.
    if (!focus) return;
    field.current?.focus();
    field.current?.select();
  }, [focus]);
  useEffect(() => {
    setFinding(finding);
    return () => setFinding(null);
  }, [finding, setFinding]);

  function ask(set: () => void): void {
    set();
    setPlace(null);
    setReplaced(null);
  }

  function show({ id, startMs }: Caption): void {
    setPlace({ id, startMs });
    links.show([id]);
  }

  function go(step: 1 | -1): void {
    const caption = nextFound(found, place, step);
    if (caption) show(caption);
  }

  /** In the caption that is shown; where none is yet, it is shown first. */
  async function replaceOne(): Promise<void> {
    if (!finding) return;
    if (!current) return go(1);
    const { id: captionId, text: base } = current;
    const next = nextFound(found, current, 1);
    const text = replacer(finding, replacement)(base).trim();
    const done =
      text === ''
        ? (await change({ what: 'delete', captionId, base }))?.done != null
        : await editor.correct({ captionId, base, text });
    if (!done) return;
    if (next && next.id !== captionId) show(next);
    // The button has nothing left to do, and would lose the keyboard.
    else field.current?.focus();
  }

  async function replaceAll(): Promise<void> {
    if (!finding) return;
    const outcome = await change({ what: 'replace', finding, replacement, teach: teach && canTeach });
    if (outcome) setReplaced(outcome.count);
    // The button has nothing left to do, and would lose the keyboard.
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      setSearch(null);
    }
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  }

  const canTeach = replacement.trim() !== '' && replacement.trim().length <= MOST_TAUGHT;
  const nothing = found.length === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes it from wherever in it
    <search
      className={classes.search}
      aria-label={t('finding.label')}
      onKeyDown={onKeyDown}
      data-testid="find-bar"
    >
      <div className={classes.line}>
        <TextInput
          ref={field}
          className={classes.input}
          size="xs"
          value={words}
          maxLength={200}
          placeholder={t('finding.words')}
          aria-label={t('finding.words')}
          onChange={({ currentTarget }) => ask(() => setWords(currentTarget.value))}
          onKeyDown={onFieldKey}
          data-testid="find-words"
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={nothing}
          aria-label={t('finding.previous')}
          title={t('finding.previous')}
          onClick={() => go(-1)}
        >
          <IconChevronUp size={17} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={nothing}
          aria-label={t('finding.next')}
          title={t('finding.next')}
          onClick={() => go(1)}
          data-testid="find-next"
        >
          <IconChevronDown size={17} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('finding.close')}
          title={t('finding.close')}
          onClick={() => setSearch(null)}
        >
          <IconX size={17} />
        </ActionIcon>
      </div>
      <div className={classes.line}>
        <TextInput
          className={classes.input}
          size="xs"
          value={replacement}
          maxLength={200}
          placeholder={t('finding.replacement')}
          aria-label={t('finding.replacement')}
          onChange={({ currentTarget }) => setReplacement(currentTarget.value)}
          data-testid="find-replacement"
        />
        <Button variant="default" size="compact-sm" disabled={nothing} onClick={() => void replaceOne()}>
          {t('finding.replaceOne')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={nothing}
          onClick={() => void replaceAll()}
          data-testid="replace-all"
        >
          {t('finding.replaceAll')}
        </Button>
      </div>
      <div className={classes.line}>
        <Checkbox
          size="xs"
          label={t('finding.matchCase')}
          checked={matchCase}
          onChange={({ currentTarget }) => ask(() => setMatchCase(currentTarget.checked))}
        />
        <Checkbox
          size="xs"
          label={t('finding.wholeWords')}
          checked={wholeWords}
          onChange={({ currentTarget }) => ask(() => setWholeWords(currentTarget.checked))}
        />
        <Checkbox
          size="xs"
          label={t('finding.teach')}
          title={t('finding.teachHint')}
          checked={teach && canTeach}
          disabled={!canTeach}
          onChange={({ currentTarget }) => setTeach(currentTarget.checked)}
          data-testid="find-teach"
        />
        <output className={classes.count} data-testid="find-count">
          {replaced !== null && t('finding.replaced', { count: replaced })}
          {replaced === null && finding && nothing && t('finding.none')}
          {replaced === null && !nothing && t('finding.hits', { count: hits, captions: found.length })}
        </output>
      </div>
    </search>
  );
}
