import type { CSSProperties, Ref } from 'react';
import type { OverlayStyle } from '../../shared/overlay/style';
import { captionMarks } from './caption-style';
import classes from './caption.module.css';
import type { Piece, SetLine, SetText } from './set-caption';

interface CaptionLinesProps {
  readonly captions: readonly SetLine[];
  readonly look: OverlayStyle;
  /** Whether room is kept under each caption for a translation that is still to come. */
  readonly bilingual?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Captions as they look on top of a game, one under the other, in an element that has `captionVariables`. */
export function CaptionLines({ captions, look, bilingual = false, ref }: CaptionLinesProps) {
  return (
    <div
      ref={ref}
      className={classes.caption}
      {...captionMarks(look)}
      data-bilingual={bilingual || undefined}
    >
      <div className={classes.plates} aria-hidden>
        {captions.map(({ id, translation, ghost, ...original }) => (
          <div key={id} className={classes.block}>
            <p className={classes.row} {...original.written}>
              <Plate of={original} />
            </p>
            {(bilingual || translation) && (
              <p className={classes.second} {...translation?.written} data-empty={!translation || undefined}>
                <span className={classes.ghost} data-text={ghost.join('\n')} />
                <span className={classes.translation} lang={translation?.language}>
                  {translation && <Plate of={translation} />}
                </span>
              </p>
            )}
          </div>
        ))}
      </div>
      <div className={classes.words}>
        {captions.map(({ id, colour, translation, ghost, ...original }) => (
          <div key={id} className={classes.block} data-caption={id} style={named(colour)}>
            <p className={classes.row} {...original.written}>
              <Words of={original} />
            </p>
            {(bilingual || translation) && (
              <p className={classes.second} {...translation?.written}>
                <span className={classes.ghost} data-text={ghost.join('\n')} />
                <span
                  className={classes.translation}
                  lang={translation?.language}
                  data-draft={translation?.final === false || undefined}
                >
                  {translation && <Words of={translation} />}
                </span>
              </p>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Names in this block have this colour. */
function named(colour: string | undefined): CSSProperties | undefined {
  return colour === undefined ? undefined : ({ '--name-colour': colour } as CSSProperties);
}

function Plate({ of: { rows } }: { readonly of: SetText }) {
  return <span className={classes.plate} data-text={rows.map(({ text }) => text).join('\n')} />;
}

function Words({ of: { rows } }: { readonly of: SetText }) {
  return rows.map(({ pieces }, at) => (
    <span key={at} className={classes.line}>
      {pieces.map(inColour)}
    </span>
  ));
}

function inColour({ kind, text }: Piece) {
  switch (kind) {
    case 'speaker':
      // A name in other letters moves nothing of what is said.
      return (
        <bdi key={kind} className={classes.label}>
          {text}
        </bdi>
      );
    case 'colon':
      return (
        <span key={kind} className={classes.label}>
          {text}
        </span>
      );
    case 'stable':
      return text;
    case 'tentative':
      return (
        <span key={kind} className={classes.tentative}>
          {text}
        </span>
      );
  }
}
