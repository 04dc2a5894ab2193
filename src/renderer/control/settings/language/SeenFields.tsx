import { useTranslation } from 'react-i18next';
import { currentGlossary, LONGEST_GAME, LONGEST_SHOW_TITLE } from '../../../../shared/settings';
import { written } from '../../../ui/written';
import { useActions, useSession } from '../../state/context';
import { DraftField } from '../fields/DraftField';
import classes from './SeenFields.module.css';

/** Terms and names that are shown; the rest is counted. */
const MOST_SHOWN = 20;

/** What language engines are given to read, and what of it the user may add. */
export function SeenFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const show = useSession((state) => state.settings.show);
  const lanes = useSession((state) => state.settings.lanes);
  const terms = useSession((state) => currentGlossary(state.settings));
  const { engine, baseUrl } = useSession((state) => state.settings.languageEngine);
  const change = (changes: Partial<typeof show>): void =>
    void changeSettings({ show: { ...show, ...changes } });
  const names = lanes.length > 1 ? lanes.map(({ name }) => name).filter((name) => name !== '') : [];
  return (
    <>
      <DraftField
        label={t('show.name')}
        placeholder={t('show.namePlaceholder')}
        saved={show.title}
        maxLength={LONGEST_SHOW_TITLE}
        onCommit={(title) => change({ title })}
        testId="show-title"
      />
      <DraftField
        label={t('show.game')}
        placeholder={t('show.gamePlaceholder')}
        saved={show.game}
        maxLength={LONGEST_GAME}
        onCommit={(game) => change({ game })}
        testId="show-game"
      />
      <ul className={classes.seen} data-testid="seen-by-engine">
        <li>{t('show.captions')}</li>
        <li>{t('show.digests')}</li>
        <li>
          {t('show.lanes')}
          <Words words={names} none={t('show.lanesNone')} />
        </li>
        <li>
          {t('show.terms')}
          <Words words={terms} none={t('show.termsNone')} />
        </li>
      </ul>
      <p className={classes.where}>
        {engine === 'server' ? t('show.away', { host: hostOf(baseUrl) }) : t('show.here')}
      </p>
    </>
  );
}

function Words({ words, none }: { readonly words: readonly string[]; readonly none: string }) {
  const { t } = useTranslation();
  if (words.length === 0) return <p className={classes.none}>{none}</p>;
  const more = words.length - MOST_SHOWN;
  return (
    <ul className={classes.words}>
      {[...new Set(words)].slice(0, MOST_SHOWN).map((word) => (
        <li key={word} className={classes.word} {...written(word)}>
          {word}
        </li>
      ))}
      {more > 0 && <li className={classes.none}>{t('show.more', { count: more })}</li>}
    </ul>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
