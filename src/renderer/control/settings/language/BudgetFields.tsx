import { NumberInput } from '@mantine/core';
import { useState, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { DOLLARS, dollars } from '../fields/dollars';
import { FIELD, onEnter } from '../fields/field';
import { useDraft } from '../fields/use-draft';
import { SpendingFields } from '../servers/SpendingFields';
import classes from './BudgetFields.module.css';

/** What servers cost together, how much they may, and the language server's price. */
export function BudgetFields() {
  return (
    <>
      <SpendingFields />
      <PriceFields />
    </>
  );
}

/** Both prices or neither: with one alone a session's cost would be counted too low. */
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

  /** Going from one price to the other saves nothing yet. */
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
