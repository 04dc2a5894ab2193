import { NumberInput, Progress } from '@mantine/core';
import { useState, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useEngines, useSession } from '../context';
import { useDraft } from '../use-draft';
import classes from './BudgetFields.module.css';
import { FIELD, onEnter } from './field';
import { Message } from './Message';
import { formatCost } from './units';

/** What servers cost together, how much they may, and the language server's price. */
export function BudgetFields() {
  return (
    <>
      <SpendingFields />
      <PriceFields />
    </>
  );
}

/** What servers for speech and for language cost together, and how much they may. */
export function SpendingFields() {
  return (
    <>
      <MonthUsage />
      <CeilingField />
    </>
  );
}

/** How every sum of US dollars is typed. */
const DOLLARS = {
  prefix: '$',
  allowNegative: false,
  decimalScale: 6,
  hideControls: true,
  clampBehavior: 'none',
} as const;

/** What was typed into a field of dollars; null for an empty one. */
function dollars(draft: number | string): number | null {
  return draft === '' ? null : Number(draft);
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
        <Message level="warning">{t('engines.budget.priceUnknown')}</Message>
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

/** Both prices, or neither: half a price would count a session at half its cost. */
function PriceFields() {
  const { t } = useTranslation();
  const { changeLanguageEngine } = useEngineActions();
  const saved = useSession((state) => state.settings.languageEngine.price);
  const [input, setInput] = useDraft<number | string>(saved?.input ?? '');
  const [output, setOutput] = useDraft<number | string>(saved?.output ?? '');
  const [incomplete, setIncomplete] = useState(false);

  function finish(): void {
    const price = { input: dollars(input), output: dollars(output) };
    const half = (price.input === null) !== (price.output === null);
    setIncomplete(half);
    if (half || (price.input === (saved?.input ?? null) && price.output === (saved?.output ?? null))) return;
    void changeLanguageEngine({
      price:
        price.input === null || price.output === null ? null : { input: price.input, output: price.output },
    });
  }

  /** From one price to the other nothing is finished yet. */
  function onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!currentTarget.closest('fieldset')?.contains(relatedTarget)) finish();
  }

  return (
    <fieldset className={classes.price}>
      <legend className={FIELD.classNames.label}>{t('engines.budget.price')}</legend>
      <div className={classes.pair}>
        <NumberInput
          {...DOLLARS}
          label={t('engines.budget.priceIn')}
          classNames={{ label: classes.side ?? '' }}
          value={input}
          onChange={setInput}
          onBlur={onLeave}
          onKeyDown={onEnter(finish)}
          data-testid="price-in"
        />
        <NumberInput
          {...DOLLARS}
          label={t('engines.budget.priceOut')}
          classNames={{ label: classes.side ?? '' }}
          value={output}
          onChange={setOutput}
          onBlur={onLeave}
          onKeyDown={onEnter(finish)}
          data-testid="price-out"
        />
      </div>
      {incomplete && <p className={FIELD.classNames.error}>{t('engines.budget.priceBoth')}</p>}
      <p className={FIELD.classNames.description}>{t('engines.budget.priceHint')}</p>
    </fieldset>
  );
}
