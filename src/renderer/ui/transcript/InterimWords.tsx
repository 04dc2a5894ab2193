import type { Interim } from '../../../shared/session/session-view';
import { spaceBetween } from '../interim-text';
import classes from './InterimWords.module.css';

/** What is being said; its last words may still change, and look so. */
export function InterimWords({ interim }: { readonly interim: Interim }) {
  return (
    <>
      {interim.stable}
      <span className={classes.tentative}>
        {spaceBetween(interim)}
        {interim.tentative}
      </span>
    </>
  );
}
