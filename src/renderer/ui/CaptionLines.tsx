import type { Ref } from 'react';
import type { Caption } from '../../shared/session/session-view';
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
  readonly translation?: Caption['translation'];
}

interface CaptionLinesProps {
  readonly lines: readonly CaptionLine[];
  /** Whether room is kept under each caption for a translation that is still to come. */
  readonly bilingual?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Captions as they look on top of a game, one under the other, each on its dark plate. */
export function CaptionLines({ lines, bilingual = false, ref }: CaptionLinesProps) {
  return (
    <div ref={ref} className={classes.caption} data-bilingual={bilingual || undefined}>
      <div className={classes.plates} aria-hidden>
        {lines.map((line) => (
          <div key={line.id} className={classes.block}>
            <p className={classes.row}>
              <span className={classes.plate} data-text={wholeText(line)} />
            </p>
            {(bilingual || line.translation) && (
              <p className={classes.second} data-empty={!line.translation || undefined}>
                <span className={classes.ghost} data-text={wholeText(line)} />
                <span className={classes.translation} lang={line.translation?.language}>
                  <span className={classes.plate} data-text={line.translation?.text ?? ''} />
                </span>
              </p>
            )}
          </div>
        ))}
      </div>
      <div className={classes.words}>
        {lines.map((line) => (
          <div key={line.id} className={classes.block} data-caption={line.id}>
            <p className={classes.row}>
              {line.label && <span className={classes.label}>{line.label}: </span>}
              {line.stable}
              {line.tentative && (
                <span className={classes.tentative}>
                  {spaceBetween(line)}
                  {line.tentative}
                </span>
              )}
            </p>
            {(bilingual || line.translation) && (
              <p className={classes.second}>
                <span className={classes.ghost} data-text={wholeText(line)} />
                <span
                  className={classes.translation}
                  lang={line.translation?.language}
                  data-draft={line.translation?.final === false || undefined}
                >
                  {line.translation?.text}
                </span>
              </p>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function wholeText(line: CaptionLine): string {
  return `${line.label && `${line.label}: `}${line.stable}${spaceBetween(line)}${line.tentative}`;
}
