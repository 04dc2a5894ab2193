import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Struck } from '../../../shared/session/struck';
import { written } from '../written';
import classes from './StruckList.module.css';

interface StruckListProps {
  readonly struck: readonly Struck[];
  /** The words of the one that was just struck out by the keyboard, which goes on here; null for none. */
  readonly focused: string | null;
  readonly onRestore: (struck: Struck) => void;
}

/** What was struck out, the newest first, each of which can be brought back. */
export function StruckList({ struck, focused, onRestore }: StruckListProps) {
  const { t } = useTranslation();
  const details = useRef<HTMLDetailsElement>(null);
  const newest = useRef<HTMLButtonElement>(null);
  const text = struck.at(-1)?.text ?? null;
  useEffect(() => {
    if (focused === null || focused !== text || !details.current) return;
    details.current.open = true;
    newest.current?.focus();
  }, [focused, text]);
  if (struck.length === 0) return null;
  return (
    <details ref={details} className={classes.struck} data-testid="struck">
      <summary className={classes.summary}>{t('struck.title', { count: struck.length })}</summary>
      <ul className={classes.list}>
        {struck.toReversed().map((one, at) => (
          <li key={one.text} className={classes.item}>
            <s className={classes.text} {...written(one.text)}>
              {one.text}
            </s>
            <button
              ref={at === 0 ? newest : undefined}
              type="button"
              className={classes.back}
              aria-label={t('struck.backLabel', { text: one.text })}
              onClick={() => onRestore(one)}
              data-testid="bring-back"
            >
              {t('struck.back')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
