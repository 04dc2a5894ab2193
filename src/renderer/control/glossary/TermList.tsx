import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RemoveButton } from '../parts/RemoveButton';
import classes from './glossary.module.css';
import { MOST_TERMS } from './terms';
import { useGlossaries } from './use-glossaries';

/** The terms of the glossary that holds. */
export function TermList() {
  const { t } = useTranslation();
  const { current, change } = useGlossaries();
  const list = useRef<HTMLUListElement>(null);
  const { terms } = current;

  function remove(at: number): void {
    change({ terms: terms.filter((_, index) => index !== at) });
    // The focus goes to what takes the term's place, so that several can be removed by keyboard.
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[at + 1] ?? buttons?.[at - 1])?.focus();
  }

  if (terms.length === 0) return <p className={classes.none}>{t('glossary.empty')}</p>;
  return (
    <div>
      <div className={classes.head}>
        <span>{t('glossary.terms')}</span>
        <span className={classes.count} data-testid="term-count">
          {t('glossary.count', { count: terms.length, limit: MOST_TERMS })}
        </span>
      </div>
      <ul ref={list} className={classes.terms} aria-label={t('glossary.terms')}>
        {terms.map((term, at) => (
          <li key={term} className={classes.term} data-testid="term">
            <bdi>{term}</bdi>
            <RemoveButton
              className={classes.remove}
              label={t('glossary.removeTerm', { term })}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
