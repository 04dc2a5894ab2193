import type { Snippet } from '../../../../shared/session/history';
import { written } from '../../../ui/written';
import classes from './SearchResults.module.css';

/** A piece of text in which what was looked for stands out. */
export function Highlighted({ text, ranges }: Snippet) {
  const ends = [0, ...ranges.map(([, until]) => until)];
  return (
    <span {...written(text)}>
      {ranges.map(([from, until], at) => (
        <span key={from}>
          {text.slice(ends[at], from)}
          <mark className={classes.mark}>{text.slice(from, until)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </span>
  );
}
