import type { Ref } from 'react';
import classes from './caption.module.css';
import { spaceBetween } from './interim-text';

export interface CaptionLine {
  readonly id: string;
  /** The speaker; empty when nobody needs to be told apart. */
  readonly label: string;
  /** Words that will not change any more. */
  readonly stable: string;
  /** Words that still may; empty once the caption is final. */
  readonly tentative: string;
}

interface CaptionLinesProps {
  readonly lines: readonly CaptionLine[];
  readonly ref?: Ref<HTMLDivElement>;
}

/** Captions as they look on top of a game, one under the other, each on its dark plate. */
export function CaptionLines({ lines, ref }: CaptionLinesProps) {
  return (
    <div ref={ref} className={classes.caption}>
      <div className={classes.plates} aria-hidden>
        {lines.map((line) => (
          <p key={line.id} className={classes.row}>
            <span className={classes.plate} data-text={wholeText(line)} />
          </p>
        ))}
      </div>
      <div className={classes.words}>
        {lines.map((line) => (
          <p key={line.id} className={classes.row} data-caption={line.id}>
            {line.label && <span className={classes.label}>{line.label}: </span>}
            {line.stable}
            {line.tentative && (
              <span className={classes.tentative}>
                {spaceBetween(line)}
                {line.tentative}
              </span>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}

function wholeText(line: CaptionLine): string {
  return `${line.label && `${line.label}: `}${line.stable}${spaceBetween(line)}${line.tentative}`;
}
