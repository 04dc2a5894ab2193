import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD } from '../settings/fields/field';
import { useGlossaries } from './use-glossaries';

/** The limit is the schema's. */
const LONGEST_NAME = 80;

/** Another name for the glossary that holds. It is taken at Enter and when the field is left. */
export function NameField({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { current, nameOf, change } = useGlossaries();
  const [typed, setTyped] = useState(nameOf(current));
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => input.current?.select(), []);

  function leave(save: boolean): void {
    // Removing the focused field can blur it a second time.
    if (left.current) return;
    left.current = true;
    const name = typed.trim();
    if (save && name !== '' && name !== nameOf(current)) change({ name });
    onDone();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') leave(true);
    if (event.key === 'Escape') leave(false);
  }
  return (
    <TextInput
      {...FIELD}
      ref={input}
      label={t('glossary.name')}
      dir="auto"
      value={typed}
      maxLength={LONGEST_NAME}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(true)}
      // Escape leaves the field only, not the settings.
      data-mantine-stop-propagation
      data-testid="glossary-name"
    />
  );
}
