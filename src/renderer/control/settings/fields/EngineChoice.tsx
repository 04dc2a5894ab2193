import { IconCloud, IconDeviceLaptop } from '@tabler/icons-react';
import { RadioCard } from '../../parts/RadioCard';
import classes from './EngineChoice.module.css';

interface EngineChoiceProps<T extends string> {
  readonly name: string;
  readonly label: string;
  /** 'server' stands for an engine elsewhere, everything else for one on this computer. */
  readonly choices: readonly { readonly value: T; readonly name: string; readonly hint: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Cards to choose an engine from. */
export function EngineChoice<T extends string>({
  name,
  label,
  choices,
  value,
  onChange,
}: EngineChoiceProps<T>) {
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{label}</legend>
      {choices.map((choice) => {
        const Icon = choice.value === 'server' ? IconCloud : IconDeviceLaptop;
        return (
          <RadioCard
            key={choice.value}
            group={name}
            icon={<Icon size={20} stroke={1.6} />}
            name={choice.name}
            hint={choice.hint}
            chosen={choice.value === value}
            onChoose={() => onChange(choice.value)}
            testId={`${name}-${choice.value}`}
          />
        );
      })}
    </fieldset>
  );
}
