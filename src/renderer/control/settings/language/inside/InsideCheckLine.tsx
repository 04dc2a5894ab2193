import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { missingCase } from '../../../../../shared/errors';
import type { InsideCheck } from '../../../../../shared/requests/inside';
import classes from './InsideModelForm.module.css';

/** Slower than this, digests are often not done in time, tokens a second. */
const SLOW = 15;

/** How the check of a model stands, in words; a failure is shown by whoever shows errors. */
export function InsideCheckLine({ check }: { readonly check: InsideCheck }) {
  const { t, i18n } = useTranslation();

  function words(): string {
    switch (check.type) {
      case 'none':
        return t('inside.unchecked');
      case 'running':
        if (check.share === null || check.share === 1) return t('inside.checking');
        return t('inside.loading', { percent: Math.round(check.share * 100) });
      case 'passed': {
        const speed = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format(
          check.tokensPerSecond,
        );
        return t(check.tokensPerSecond < SLOW ? 'inside.slow' : 'inside.ready', { speed });
      }
      case 'failed':
        return '';
      default:
        return missingCase(check);
    }
  }

  const [only, ...others] = check.type === 'passed' ? check.languages : [];
  return (
    <>
      {/* Always there, so that its change is read out. */}
      <output className={classes.check} data-testid="inside-check-words">
        {words()}
      </output>
      {check.type === 'running' && (
        <Progress
          size="sm"
          value={(check.share ?? 0) * 100}
          animated={check.share === null || check.share === 1}
          aria-label={t('inside.checking')}
        />
      )}
      {only && others.length === 0 && (
        <p className={classes.check}>{t(only === 'en' ? 'inside.onlyEnglish' : 'inside.onlyKorean')}</p>
      )}
    </>
  );
}
