import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SECRETS, SHORTEST_SECRET } from '../../../../../shared/settings';
import { RemoveButton } from '../../../parts/RemoveButton';
import { FIELD, onEnter } from '../../fields/field';
import fieldClasses from '../../fields/fields.module.css';
import classes from './public.module.css';

/** Always as long, so that it tells nothing of the word. */
const HIDDEN = '••••••';

interface SecretWordsProps {
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
}

/** The user's own words that are never public. They show only when asked for: this window may be on stream itself. */
export function SecretWords({ words, onChange }: SecretWordsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const label = useId();
  const hint = useId();
  const word = typed.trim();
  const short = word !== '' && word.length < SHORTEST_SECRET;
  const full = words.length >= MOST_SECRETS;

  function add(): void {
    if (word === '' || short || full) return;
    if (!words.includes(word)) onChange([...words, word]);
    setTyped('');
  }
  function remove(at: number): void {
    onChange(words.filter((_, index) => index !== at));
    // The focus goes to what takes its place, so that several can be removed by keyboard.
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[at + 1] ?? buttons?.[at - 1])?.focus();
  }

  return (
    <fieldset className={classes.group} aria-labelledby={label}>
      <div className={classes.head}>
        <span id={label} className={classes.label}>
          {t('broadcast.masks.secrets')}
        </span>
        {words.length > 0 && (
          <span className={classes.count}>
            {t('broadcast.masks.secretsCount', { count: words.length, limit: MOST_SECRETS })}
          </span>
        )}
      </div>
      <div className={classes.adding}>
        <TextInput
          {...FIELD}
          className={classes.grow}
          aria-label={t('broadcast.masks.secret')}
          aria-describedby={hint}
          placeholder={t('broadcast.masks.secret')}
          error={short && t('broadcast.masks.secretsShort')}
          dir="auto"
          maxLength={200}
          value={typed}
          disabled={full}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          onKeyDown={onEnter(add)}
          data-testid="secret-input"
        />
        <Button
          variant="default"
          disabled={word === '' || short || full}
          onClick={add}
          data-testid="secret-add"
        >
          {t('broadcast.masks.add')}
        </Button>
      </div>
      <p id={hint} className={fieldClasses.hint}>
        {t(full ? 'broadcast.masks.secretsFull' : 'broadcast.masks.secretsHint')}
      </p>
      {words.length === 0 ? (
        <p className={classes.none}>{t('broadcast.masks.secretsEmpty')}</p>
      ) : (
        <>
          <ul ref={list} className={classes.words} aria-label={t('broadcast.masks.secrets')}>
            {words.map((each, at) => {
              const removal = shown
                ? t('broadcast.masks.remove', { word: each })
                : t('broadcast.masks.removeHidden', { number: at + 1 });
              return (
                <li key={each} className={classes.word} data-testid="secret">
                  {shown ? (
                    <bdi>{each}</bdi>
                  ) : (
                    <>
                      <span aria-hidden>{HIDDEN}</span>
                      <VisuallyHidden>{t('broadcast.masks.hidden', { number: at + 1 })}</VisuallyHidden>
                    </>
                  )}
                  <RemoveButton className={classes.remove} label={removal} onRemove={() => remove(at)} />
                </li>
              );
            })}
          </ul>
          <Button
            className={classes.reveal ?? ''}
            size="compact-sm"
            variant="subtle"
            leftSection={shown ? <IconEyeOff size={15} stroke={1.75} /> : <IconEye size={15} stroke={1.75} />}
            onClick={() => setShown(!shown)}
            data-testid="secrets-reveal"
          >
            {t(shown ? 'broadcast.masks.conceal' : 'broadcast.masks.reveal')}
          </Button>
        </>
      )}
    </fieldset>
  );
}
