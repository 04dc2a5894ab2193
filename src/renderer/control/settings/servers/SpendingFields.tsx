import { NumberInput, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCost } from '../../../ui/format';
import { Callout } from '../../../ui/parts/Callout';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { DOLLARS, dollars } from '../fields/dollars';
import { FIELD, onEnter } from '../fields/field';
import { useDraft } from '../fields/use-draft';
import classes from './SpendingFields.module.css';

/** What servers for speech and for language cost together, and how much they may. */
export function SpendingFields() {
  return (
    <>
      <MonthUsage />
      <CeilingField />
    </>
  );
}

function MonthUsage() {
  const { t, i18n } = useTranslation();
  const usage = useEngines((state) => state.usage);
  const ceiling = useSession((state) => state.settings.languageEngine.monthlyCeiling);
  if (!usage) return null;
  const cost = usage.cost === null ? t('engines.budget.monthUnknown') : formatCost(usage.cost, i18n.language);
  const share = usage.cost !== null && ceiling ? Math.min(1, usage.cost / ceiling) : null;
  return (
    <div className={classes.month} data-testid="month-usage">
      <div className={classes.head}>
        <span className={classes.title}>{t('engines.budget.month')}</span>
        <span className={classes.cost}>
          {share === null
            ? cost
            : t('engines.budget.monthCostOf', {
                cost,
                ceiling: formatCost(ceiling ?? 0, i18n.language),
              })}
        </span>
      </div>
      {share !== null && (
        <Progress
          size={6}
          value={share * 100}
          color={share >= 1 ? 'red' : 'caption'}
          aria-label={t('engines.budget.month')}
        />
      )}
      <span className={classes.tokens}>
        {t('engines.budget.monthTokens', { input: usage.inputTokens, output: usage.outputTokens })}
      </span>
      {usage.cost === null && ceiling !== null && (
        <Callout level="warning">{t('engines.budget.priceUnknown')}</Callout>
      )}
    </div>
  );
}

function CeilingField() {
  const { t } = useTranslation();
  const { changeLanguageEngine } = useEngineActions();
  const saved = useSession((state) => state.settings.languageEngine.monthlyCeiling);
  const [draft, setDraft] = useDraft<number | string>(saved ?? '');

  function finish(): void {
    const monthlyCeiling = dollars(draft);
    if (monthlyCeiling !== saved) void changeLanguageEngine({ monthlyCeiling });
  }

  return (
    <NumberInput
      {...FIELD}
      {...DOLLARS}
      label={t('engines.budget.ceiling')}
      description={t('engines.budget.ceilingHint')}
      placeholder={t('engines.budget.ceilingNone')}
      value={draft}
      onChange={setDraft}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      data-testid="monthly-ceiling"
    />
  );
}
