import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { finder, type Finding } from '../../../../shared/session/finding';
import classes from './editor.module.css';

interface FoundTextProps {
  readonly text: string;
  readonly finding: Finding | null;
}

/** A caption's words, where what is looked for stands out. */
export function FoundText({ text, finding }: FoundTextProps) {
  const find = useMemo(() => (finding ? finder(finding) : null), [finding]);
  const hits = find?.(text) ?? [];
  if (hits.length === 0) return text;
  const ends = [0, ...hits.map(({ to }) => to)];
  return (
    <>
      {hits.map(({ from, to }, at) => (
        <span key={from}>
          {text.slice(ends[at], from)}
          <mark className={classes.hit}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}

interface RecognisedProps {
  readonly original: string;
  readonly text: string;
}

/** What was recognised and what was made of it, in one. */
export function Recognised({ original, text }: RecognisedProps) {
  const parts = useMemo(() => diffWordsWithSpace(original, text), [original, text]);
  return (
    <p className={classes.recognised} dir="auto" data-testid="recognised">
      {parts.map(({ value, added, removed }, at) => {
        if (removed) return <del key={at}>{value}</del>;
        return added ? <ins key={at}>{value}</ins> : <span key={at}>{value}</span>;
      })}
    </p>
  );
}
