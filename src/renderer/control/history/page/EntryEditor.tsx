import { Button, Group, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME, MAX_TAG, MAX_TAGS, type HistoryEntry } from '../../../../shared/session/history';
import { CardDialog } from '../../../ui/parts/CardDialog';
import { useHistory, useHistoryActions } from './history-context';
import classes from './HistoryPage.module.css';

interface EntryEditorProps {
  /** null while none is edited. */
  readonly entry: HistoryEntry | null;
  readonly onClose: () => void;
}

/** What a session is called, and its tags. */
export function EntryEditor({ entry, onClose }: EntryEditorProps) {
  const { t } = useTranslation();
  const { describe } = useHistoryActions();
  const known = useHistory((state) => state.facets?.tags) ?? [];
  const [name, setName] = useState(entry?.name ?? '');
  const [tags, setTags] = useState<readonly string[]>(entry?.tags ?? []);

  function save(event: Pick<Event, 'preventDefault'>): void {
    event.preventDefault();
    if (entry) void describe(entry.id, { name: name.trim(), tags: [...tags] });
    onClose();
  }

  return (
    <CardDialog title={t('history.editTitle')} width={440} opened={entry !== null} onClose={onClose}>
      <form className={classes.form} onSubmit={save}>
        <TextInput
          label={t('history.name')}
          description={t('history.nameHint')}
          placeholder={entry?.title}
          value={name}
          maxLength={MAX_NAME}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          data-autofocus
          data-testid="session-name"
        />
        <TagsInput
          label={t('history.tags')}
          description={t('history.tagsHint')}
          data={[...known]}
          value={[...tags]}
          maxTags={MAX_TAGS}
          maxLength={MAX_TAG}
          withScrollArea={false}
          // Below, they would lie over the buttons.
          comboboxProps={{ position: 'top' }}
          classNames={{ dropdown: classes.dropdown ?? '', inputField: classes.typed ?? '' }}
          onChange={(chosen) => setTags(chosen.map((tag) => tag.trim()).filter((tag) => tag !== ''))}
          data-testid="session-tags"
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('history.cancel')}
          </Button>
          <Button type="submit" data-testid="save-session">
            {t('history.save')}
          </Button>
        </Group>
      </form>
    </CardDialog>
  );
}
