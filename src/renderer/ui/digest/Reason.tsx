import type { Highlight } from '../../../shared/session/digest';
import { written } from '../written';
import classes from './digest.module.css';

/** Why a moment is a highlight: the user's own note before the engine's word. */
export function Reason({ highlight: { note, why } }: { readonly highlight: Highlight }) {
  if (note !== undefined) {
    return (
      <span className={classes.why} {...written(note)} data-testid="highlight-note">
        ★ {note}
      </span>
    );
  }
  return why === '' ? null : <span className={classes.why}>{why}</span>;
}
