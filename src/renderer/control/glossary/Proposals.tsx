import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlContext, useSession } from '../state/context';
import { useAsk } from '../../ui/link/use-ask';
import classes from './glossary.module.css';
import { addTerms, missingTerms } from './terms';
import { useGlossaries } from './use-glossaries';

/** Names said in the session that the glossary does not have yet; the user takes those that are right. */
export function Proposals() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { current, change } = useGlossaries();
  const list = useRef<HTMLUListElement>(null);
  const { value, again } = useAsk(useCallback(() => api.listProposals(), [api]));
  const digestId = useSession((state) => state.session.digest?.id);
  useEffect(() => {
    if (digestId !== undefined) again();
  }, [digestId, again]);

  const proposals = missingTerms(current.terms, value ?? []);
  if (proposals.length === 0) return null;

  function accept(term: string, at: number): void {
    change({ terms: addTerms(current.terms, [term]) });
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[at + 1] ?? buttons?.[at - 1])?.focus();
  }
  return (
    <div data-testid="proposals">
      <div className={classes.head}>
        <span>{t('glossary.heard')}</span>
        <span className={classes.count}>{t('glossary.heardHint')}</span>
      </div>
      <ul ref={list} className={classes.terms} aria-label={t('glossary.heard')}>
        {proposals.map((term, at) => (
          <li key={term}>
            <button
              type="button"
              className={classes.proposal}
              aria-label={t('glossary.acceptTerm', { term })}
              onClick={() => accept(term, at)}
              data-testid="proposal"
            >
              <IconPlus size={13} stroke={2.2} aria-hidden />
              <bdi>{term}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
