import type { ReactNode } from 'react';
import classes from './EngineChoice.module.css';

interface Choice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly hint: string;
  readonly icon: ReactNode;
}

interface EngineChoiceProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Cards to choose an engine from: what it is, and what it means for the user. */
export function EngineChoice<T extends string>(props: EngineChoiceProps<T>) {
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{props.label}</legend>
      {props.choices.map(({ value, name, hint, icon }) => (
        <label
          key={value}
          className={classes.card}
          data-chosen={value === props.value || undefined}
          data-testid={`${props.name}-${value}`}
        >
          <input
            className={classes.radio}
            type="radio"
            name={props.name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span className={classes.icon}>{icon}</span>
          <span>
            <span className={classes.name}>{name}</span>
            <span className={classes.hint}>{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
