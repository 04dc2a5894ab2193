import { useId, type ReactNode } from 'react';
import classes from './fields.module.css';

interface SettingsGroupProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Settings that belong together, under their title. */
export function SettingsGroup({ title, hint, children }: SettingsGroupProps) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {hint && <p className={classes.lead}>{hint}</p>}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
