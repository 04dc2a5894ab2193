import type { ReactNode } from 'react';
import classes from './RadioCard.module.css';

interface RadioCardProps {
  /** Of all cards of which one is chosen. */
  readonly group: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly hint: string;
  readonly chosen: boolean;
  /** Whether the choice can't be changed now. */
  readonly locked?: boolean;
  /** Whether it is one of a long list and takes less room. */
  readonly compact?: boolean;
  readonly onChoose: () => void;
  /** What there is to choose within it, while it is chosen. */
  readonly children?: ReactNode;
  readonly testId: string;
}

/** One of several things of which one is chosen: what it is, and what it means for the user. */
export function RadioCard(props: RadioCardProps) {
  const {
    group,
    icon,
    name,
    hint,
    chosen,
    locked = false,
    compact = false,
    onChoose,
    children,
    testId,
  } = props;
  return (
    <div
      className={classes.card}
      data-chosen={chosen || undefined}
      data-locked={locked || undefined}
      data-compact={compact || undefined}
    >
      <label className={classes.label} data-testid={testId}>
        <input
          className={classes.radio}
          type="radio"
          name={group}
          checked={chosen}
          disabled={locked}
          onChange={onChoose}
        />
        <span className={classes.icon}>{icon}</span>
        <span>
          <span className={classes.name}>{name}</span>
          <span className={classes.hint}>{hint}</span>
        </span>
      </label>
      {chosen && children && <div className={classes.options}>{children}</div>}
    </div>
  );
}
