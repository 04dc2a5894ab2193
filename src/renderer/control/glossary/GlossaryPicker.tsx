import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDelete } from '../../ui/parts/ConfirmDelete';
import { SelectField } from '../settings/fields/SelectField';
import classes from './glossary.module.css';
import { NameField } from './NameField';
import { nextNumber } from './terms';
import { useGlossaries } from './use-glossaries';

/** The limit is the schema's. */
const MOST_GLOSSARIES = 50;

/** Which glossary holds; new ones, other names, and an end to one that is not wanted any more. */
export function GlossaryPicker() {
  const { t } = useTranslation();
  const { all, current, nameOf, choose, add, remove } = useGlossaries();
  const [mode, setMode] = useState<'choose' | 'rename' | 'remove'>('choose');
  const opener = useRef<HTMLButtonElement | null>(null);
  const buttons = useRef<Record<'rename' | 'remove', HTMLButtonElement | null>>({
    rename: null,
    remove: null,
  });

  useEffect(() => {
    // The focused element has gone: the focus returns to the button that opened it.
    if (mode === 'choose' && document.activeElement === document.body) opener.current?.focus();
    if (mode !== 'choose') opener.current = buttons.current[mode];
  }, [mode]);

  async function addOne(): Promise<void> {
    const newName = (number: number): string => t('glossary.newName', { number });
    await add(newName(nextNumber(all, newName)));
    setMode('rename');
  }

  if (mode === 'rename') return <NameField onDone={() => setMode('choose')} />;
  return (
    <div>
      <div className={classes.picker}>
        <SelectField
          className={classes.grow}
          label={t('glossary.label')}
          value={current.id}
          options={all.map((glossary) => ({ value: glossary.id, label: nameOf(glossary) }))}
          onChange={(id) => {
            setMode('choose');
            choose(id);
          }}
          testId="glossary-select"
        />
        <ActionIcon
          ref={(button) => void (buttons.current.rename = button)}
          variant="default"
          size={36}
          aria-label={t('glossary.rename')}
          title={t('glossary.rename')}
          onClick={() => setMode('rename')}
          data-testid="glossary-rename"
        >
          <IconPencil size={17} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          ref={(button) => void (buttons.current.remove = button)}
          variant="default"
          size={36}
          aria-label={t('glossary.remove')}
          title={t('glossary.remove')}
          disabled={all.length < 2}
          onClick={() => setMode('remove')}
          data-testid="glossary-remove"
        >
          <IconTrash size={17} stroke={1.75} />
        </ActionIcon>
        <Button
          variant="default"
          px="sm"
          leftSection={<IconPlus size={16} stroke={2} />}
          aria-label={t('glossary.addLabel')}
          disabled={all.length >= MOST_GLOSSARIES}
          onClick={() => void addOne()}
          data-testid="glossary-add"
        >
          {t('glossary.add')}
        </Button>
      </div>
      {mode === 'remove' && (
        <div className={classes.confirm}>
          <ConfirmDelete
            title={t('glossary.removeTitle', { name: nameOf(current) })}
            keep={t('glossary.removeNo')}
            remove={t('glossary.removeYes')}
            onKeep={() => setMode('choose')}
            onRemove={() => {
              remove();
              setMode('choose');
            }}
          >
            {current.terms.length > 0 && t('glossary.removeText', { count: current.terms.length })}
          </ConfirmDelete>
        </div>
      )}
    </div>
  );
}
