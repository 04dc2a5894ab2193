import type { Translation } from '../../shared/session/session-view';
import { spaceBetween } from './interim-text';
import { written, type Written } from './written';

export interface CaptionLine {
  readonly id: string;
  /** The speaker; empty when nobody needs to be told apart. */
  readonly label: string;
  /** Of the speaker, as CSS writes it; where it is left out, all names have the same. */
  readonly colour?: string | undefined;
  /** Words that will not change any more. */
  readonly stable: string;
  /** Words that still may; empty once the caption is final. */
  readonly tentative: string;
  readonly translation?: Translation | undefined;
  readonly final: boolean;
  /** Whether it was seen growing before it was final. */
  readonly grown: boolean;
}

interface Growth extends Pick<CaptionLine, 'final' | 'grown'> {
  /** The lines in which it stands already; none when it is new. */
  readonly before?: readonly string[] | undefined;
}

/** Breaks what is said, or its translation, into lines. */
export type Typesetter = (text: string, role: 'original' | 'translation', growth: Growth) => string[];

/** Words that look alike. */
export interface Piece {
  readonly kind: 'speaker' | 'colon' | 'stable' | 'tentative';
  readonly text: string;
}

/** One line: the space before the next one is the end of its pieces, but not of its text. */
interface Row {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface SetText {
  readonly written: Written;
  readonly rows: readonly Row[];
}

export interface SetCaption extends SetText {
  /** The lines that the caption takes in the letters of translations. */
  readonly ghost: readonly string[];
}

/** A caption with its translation, as they are to stand. */
export interface SetLine extends SetCaption {
  readonly id: string;
  readonly colour: string | undefined;
  readonly translation: (SetText & { readonly language: string; readonly final: boolean }) | undefined;
}

/** `line` with all that belongs to it; `before` is how it stands already. */
export function setLine(line: CaptionLine, typeset: Typesetter, before?: SetLine): SetLine {
  const { id, colour, translation } = line;
  return {
    ...setCaption(line, typeset, before?.rows),
    id,
    colour,
    translation: translation && {
      ...setTranslation(translation, typeset, before?.translation?.rows),
      language: translation.language,
      final: translation.final,
    },
  };
}

/** `line` as it is to stand, in the direction of what is said, whoever says it. */
export function setCaption(line: CaptionLine, typeset: Typesetter, before?: readonly Row[]): SetCaption {
  const { final, grown } = line;
  const pieces = piecesOf(line);
  const text = textOf(pieces);
  return {
    written: written(textOf(pieces.filter(({ kind }) => kind === 'stable' || kind === 'tentative'))),
    rows: rowsOf(pieces, typeset(text, 'original', { final, grown, before: textsOf(before) })),
    ghost: typeset(text, 'translation', { final, grown }),
  };
}

/** A translation as it is to stand. */
export function setTranslation(
  { text, final }: Translation,
  typeset: Typesetter,
  before?: readonly Row[],
): SetText {
  const pieces: Piece[] = [{ kind: 'stable', text: collapse(text).trim() }];
  const lines = typeset(textOf(pieces), 'translation', { final, grown: true, before: textsOf(before) });
  return { written: written(text), rows: rowsOf(pieces, lines) };
}

function textsOf(rows: readonly Row[] | undefined): string[] | undefined {
  return rows?.map(({ text }) => text);
}

function piecesOf(line: CaptionLine): Piece[] {
  const label = collapse(line.label).trim();
  const stable = collapse(line.stable).trimStart();
  const tentative = collapse(line.tentative);
  const apart = stable === '' || stable.endsWith(' ');
  const pieces: Piece[] = [
    { kind: 'speaker', text: label },
    { kind: 'colon', text: label && ': ' },
    { kind: 'stable', text: stable },
    { kind: 'tentative', text: apart ? tentative.trimStart() : spaceBetween(line) + tentative },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** `pieces` in `lines`, which are all of their text but the spaces in between. */
function rowsOf(pieces: readonly Piece[], lines: readonly string[]): Row[] {
  let rest = pieces;
  return lines.map((text) => {
    const spaced = textOf(rest).startsWith(' ', text.length);
    const [own, after] = split(rest, text.length + (spaced ? 1 : 0));
    rest = after;
    return { text, pieces: own };
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

/** `pieces` before and from the `length`-th character on. */
function split(pieces: readonly Piece[], length: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let left = length;
  for (const { kind, text } of pieces) {
    if (left > 0) before.push({ kind, text: text.slice(0, left) });
    if (left < text.length) after.push({ kind, text: text.slice(Math.max(0, left)) });
    left -= text.length;
  }
  return [before, after];
}
