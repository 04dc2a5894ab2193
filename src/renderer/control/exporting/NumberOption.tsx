import { NumberInput } from '@mantine/core';
import { FIELD, onEnter } from '../settings/fields/field';
import { useDraft } from '../settings/fields/use-draft';

interface NumberOptionProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Less than 1 takes fractions. */
  readonly step?: number;
  readonly suffix?: string;
  readonly onChange: (value: number) => void;
  readonly testId: string;
}

/** A number within bounds. What can be is taken as it is typed, all else when the field is left. */
export function NumberOption(props: NumberOptionProps) {
  const { label, hint, value, min, max, step = 1, suffix = '', onChange, testId } = props;
  const [draft, setDraft] = useDraft<number | string>(value);

  function type(typed: number | string): void {
    setDraft(typed);
    if (typeof typed === 'number' && typed >= min && typed <= max) onChange(typed);
  }

  function finish(): void {
    // An emptied field means that the user changed their mind.
    const number = draft === '' ? value : Number(draft);
    const taken = Math.min(max, Math.max(min, Number.isFinite(number) ? number : value));
    setDraft(taken);
    if (taken !== value) onChange(taken);
  }

  return (
    <NumberInput
      {...FIELD}
      label={label}
      {...(hint ? { description: hint } : {})}
      value={draft}
      onChange={type}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      clampBehavior="none"
      allowDecimal={step % 1 !== 0}
      allowNegative={min < 0}
      decimalScale={3}
      suffix={suffix}
      {...{ min, max, step }}
      data-testid={testId}
    />
  );
}
