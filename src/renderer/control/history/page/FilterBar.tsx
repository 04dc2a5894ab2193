import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconBookmark, IconPin, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../../shared/languages';
import { ANY_SESSION, type HistoryFilter } from '../../../../shared/session/history';
import { dayOf, startOfDay } from './filter-dates';
import { useHistory, useHistoryActions } from './history-context';
import classes from './FilterBar.module.css';

const NAMES: Readonly<Record<string, string>> = LANGUAGE_NAMES;

/** Which sessions are listed and searched. */
export function FilterBar() {
  const { t } = useTranslation();
  const { filterBy } = useHistoryActions();
  const filter = useHistory((state) => state.filter);
  const facets = useHistory((state) => state.facets);
  const change = (changes: Partial<HistoryFilter>): void => void filterBy(changes);
  const any = JSON.stringify(filter) === JSON.stringify(ANY_SESSION);
  return (
    <fieldset className={classes.bar} aria-label={t('history.filters')}>
      <TextInput
        type="date"
        size="xs"
        aria-label={t('history.from')}
        leftSection={<span className={classes.label}>{t('history.from')}</span>}
        classNames={{ input: classes.date ?? '', section: classes.section ?? '' }}
        defaultValue={dayOf(filter.from)}
        key={filter.from === null ? 'from-any' : 'from'}
        onChange={({ currentTarget }) => change({ from: startOfDay(currentTarget.value) })}
        data-testid="filter-from"
      />
      <TextInput
        type="date"
        size="xs"
        aria-label={t('history.until')}
        leftSection={<span className={classes.label}>{t('history.until')}</span>}
        classNames={{ input: classes.date ?? '', section: classes.section ?? '' }}
        defaultValue={dayOf(filter.until, -1)}
        key={filter.until === null ? 'until-any' : 'until'}
        onChange={({ currentTarget }) => change({ until: startOfDay(currentTarget.value, 1) })}
        data-testid="filter-until"
      />
      <Choice
        label={t('history.speaker')}
        any={t('history.anySpeaker')}
        values={facets?.speakers ?? []}
        chosen={filter.speaker}
        onChoose={(speaker) => change({ speaker })}
        testId="filter-speaker"
      />
      <Choice
        label={t('history.language')}
        any={t('history.anyLanguage')}
        values={facets?.languages ?? []}
        nameOf={(language) => NAMES[language] ?? language}
        chosen={filter.language}
        onChoose={(language) => change({ language })}
        testId="filter-language"
      />
      <Choice
        label={t('history.tag')}
        any={t('history.anyTag')}
        values={facets?.tags ?? []}
        chosen={filter.tag}
        onChoose={(tag) => change({ tag })}
        testId="filter-tag"
      />
      <Button
        size="compact-sm"
        variant={filter.marked ? 'light' : 'subtle'}
        color="gray"
        leftSection={<IconBookmark size={15} stroke={1.75} />}
        aria-pressed={filter.marked}
        onClick={() => change({ marked: !filter.marked })}
        data-testid="filter-marked"
      >
        {t('history.onlyMarked')}
      </Button>
      <Button
        size="compact-sm"
        variant={filter.pinned ? 'light' : 'subtle'}
        color="gray"
        leftSection={<IconPin size={15} stroke={1.75} />}
        aria-pressed={filter.pinned}
        onClick={() => change({ pinned: !filter.pinned })}
        data-testid="filter-pinned"
      >
        {t('history.onlyPinned')}
      </Button>
      {!any && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} stroke={1.75} />}
          onClick={() => change(ANY_SESSION)}
          data-testid="filter-none"
        >
          {t('history.noFilter')}
        </Button>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** What no choice is called. */
  readonly any: string;
  readonly values: readonly string[];
  readonly nameOf?: (value: string) => string;
  readonly chosen: string | null;
  readonly onChoose: (value: string | null) => void;
  readonly testId: string;
}

/** One of the values that there are; not shown where there is nothing to choose. */
function Choice({ label, any, values, nameOf = (value) => value, chosen, onChoose, testId }: ChoiceProps) {
  if (values.length < 2 && chosen === null) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={chosen ?? ''}
      data={[{ value: '', label: any }, ...values.map((value) => ({ value, label: nameOf(value) }))]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      data-testid={testId}
    />
  );
}
