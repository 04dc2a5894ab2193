import { Button, TextInput } from '@mantine/core';
import { useId, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD } from '../settings/fields/field';
import fieldClasses from '../settings/fields/fields.module.css';
import classes from './glossary.module.css';
import { addTerms, MOST_TERMS, parseTerms } from './terms';
import { useGlossaries } from './use-glossaries';

/** Adds names and terms: typed one by one, or pasted as a list. */
export function TermField() {
  const { t } = useTranslation();
  const { current, change } = useGlossaries();
  const [typed, setTyped] = useState('');
  const hint = useId();
  const full = current.terms.length >= MOST_TERMS;

  function add(text: string): void {
    const terms = addTerms(current.terms, parseTerms(text));
    if (terms.length > current.terms.length) change({ terms });
    setTyped('');
  }
  function onKeyDown(event: KeyboardEvent): void {
    // Enter also ends a Korean syllable that is being composed; that adds nothing yet.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add(typed);
  }
  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text');
    if (parseTerms(text).length < 2) return;
    event.preventDefault();
    add(`${typed}\n${text}`);
  }
  return (
    <div>
      <div className={classes.picker}>
        <TextInput
          {...FIELD}
          className={classes.grow}
          label={t('glossary.term')}
          aria-describedby={hint}
          dir="auto"
          value={typed}
          disabled={full}
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          data-testid="term-input"
        />
        <Button
          variant="default"
          disabled={full || parseTerms(typed).length === 0}
          onClick={() => add(typed)}
          data-testid="term-add"
        >
          {t('glossary.addTerm')}
        </Button>
      </div>
      <p id={hint} className={fieldClasses.hint}>
        {full ? t('glossary.full') : t('glossary.termHint')}
      </p>
    </div>
  );
}
