import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { formatFactor } from '../../../ui/format';
import classes from './ModelRow.module.css';

/** What came of checking a model here, and what to know before using it. */
export function ModelNotes({ model }: { readonly model: LocalModel }) {
  const { t, i18n } = useTranslation();
  const { check, proven, licenceUnclear } = model;

  function passed(): string | null {
    if (check.type !== 'passed') return null;
    const factor = formatFactor(check.realTimeFactor, i18n.language);
    if (!check.words) return t('models.checkedUnheard', { factor });
    return t('models.checked', { factor, right: check.words.right, words: check.words.of });
  }

  return (
    <>
      {/* Always there, so that its change is read out. */}
      <output className={classes.note} data-testid="model-check">
        {check.type === 'running' ? t('models.checking') : passed()}
      </output>
      {!proven && check.type === 'none' && (
        <p className={classes.note} data-level="warning" title={t('models.unprovenHint')}>
          {t('models.unproven')}
        </p>
      )}
      {licenceUnclear && <p className={classes.note}>{t('models.licenceUnclear')}</p>}
    </>
  );
}
