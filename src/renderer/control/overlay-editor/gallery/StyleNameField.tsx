import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD } from '../../settings/fields/field';
import classes from './gallery.module.css';

/** The limit is the schema's. */
const LONGEST_NAME = 60;

interface StyleNameFieldProps {
  readonly name: string;
  /** Null when it was left without a name. */
  readonly onDone: (name: string | null) => void;
}

/** What a style of the user's is called. */
export function StyleNameField({ name, onDone }: StyleNameFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const save = (): void => onDone(typed.trim() === '' ? null : typed.trim());
  return (
    <div className={classes.naming}>
      <TextInput
        {...FIELD}
        ref={input}
        label={t('overlay.gallery.name')}
        dir="auto"
        value={typed}
        maxLength={LONGEST_NAME}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onKeyDown={({ key, nativeEvent }) => {
          if (nativeEvent.isComposing) return;
          if (key === 'Enter') save();
          if (key === 'Escape') onDone(null);
        }}
        // Escape leaves the field only, not the editor.
        data-mantine-stop-propagation
        data-testid="preset-name"
      />
      <Button size="sm" onClick={save} data-testid="preset-name-save">
        {t('overlay.gallery.saveYes')}
      </Button>
      <Button size="sm" variant="default" onClick={() => onDone(null)}>
        {t('overlay.gallery.cancel')}
      </Button>
    </div>
  );
}
