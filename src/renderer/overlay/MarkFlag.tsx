import { useStore } from 'zustand';
import { CATALOGUES } from '../../shared/locales';
import { formatClock } from '../../shared/time';
import type { SessionMirror } from '../ui/session-mirror';
import { useFreshMark } from '../ui/marks/use-fresh-mark';
import classes from './mark-flag.module.css';

/** Tells for a moment that this moment was marked. */
export function MarkFlag({ session }: { readonly session: SessionMirror['store'] }) {
  const fresh = useFreshMark(useStore(session, (state) => state.session.marks));
  const words = useStore(session, (state) => CATALOGUES[state.language].marks);
  if (!fresh) return null;
  return (
    <div className={classes.place}>
      <p className={classes.flag} data-testid="mark-flag">
        <span aria-hidden>★</span> {words.marked}{' '}
        <span className={classes.time}>{formatClock(fresh.atMs)}</span>
      </p>
    </div>
  );
}
