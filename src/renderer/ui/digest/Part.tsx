import { useId, type ReactNode } from 'react';
import classes from './digest.module.css';

/** One part of a digest or a report under its name. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 id={id} className={classes.name}>
        {name}
      </h3>
      {children}
    </section>
  );
}
