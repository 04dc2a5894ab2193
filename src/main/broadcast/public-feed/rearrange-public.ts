import type { Caption, Translation } from '../../../shared/session/caption';
import type { SessionHappening } from '../../../shared/session/events';
import type { Rearranged } from '../../../shared/session/rearranging';
import { NO_WORDS, type Cleaner } from './cleaner';
import type { Piece, Strand } from './strand';
import type { Strands } from './strands';

/** Captions that are told at once; cleaning more would keep others waiting. */
const AT_ONCE = 20;

export interface RearrangeOptions {
  readonly strands: Strands;
  readonly cleaner: Cleaner;
  /** Whether words of it are held back still. */
  readonly isHeld: (caption: Caption) => boolean;
  readonly isTakenBack: (captionId: string) => boolean;
  /** Words of it are public from here on. */
  readonly onTold: (captionId: string) => void;
  /** What of these is public and may not be so any more. */
  readonly remask: (strand: Strand, pieces: readonly Piece[]) => SessionHappening[];
}

/** A caption that is to be told as it is now. */
interface Stated {
  readonly caption: Caption;
  readonly strand: Strand;
  readonly piece: Piece;
  /** Whether words of it were public before. */
  readonly wasShown: boolean;
}

/** What of a rearrangement is public at once, bit by bit. All of it is taken in with the first bit. */
export function* rearrangePublic(
  { editor, removed, captions }: Rearranged,
  options: RearrangeOptions,
): Generator<SessionHappening[]> {
  const { strands, isHeld, isTakenBack } = options;
  const around = new Map<Piece, Strand>();
  const noteAround = (strand: Strand, piece: Piece): void => {
    for (const near of strand.near(piece)) around.set(near, strand);
  };
  const gone: string[] = [];
  const withdrawn: SessionHappening[] = [];
  for (const id of removed) {
    const found = strands.caption(id);
    if (!found) continue;
    const { strand, piece } = found;
    noteAround(strand, piece);
    if (piece.shown !== '') gone.push(id);
    if (piece.interim !== '')
      withdrawn.push({ type: 'caption-withdrawn', captionId: id, laneId: piece.place.laneId });
    strands.remove(id, { place: true });
  }
  const stated = captions
    .filter(({ id }) => !isTakenBack(id))
    .map((caption): Stated => {
      const was = takeOut(strands, caption, noteAround);
      const held = isHeld(caption);
      const found = takeIn(strands, caption, { held, interim: was.interim });
      noteAround(found.strand, found.piece);
      if (held && was.shown) gone.push(caption.id);
      return { ...found, caption, wasShown: was.shown };
    });
  const told = stated.filter(({ piece }) => piece.released);
  for (let at = 0; at === 0 || at < told.length; at += AT_ONCE) {
    const some = told.slice(at, at + AT_ONCE).flatMap((one) => state(one, options));
    const left = at === 0 ? gone : [];
    const empty = left.length + some.length === 0;
    yield [
      ...(at === 0 ? withdrawn : []),
      ...(empty ? [] : [{ type: 'captions-rearranged', editor, removed: left, captions: some } as const]),
    ];
  }
  for (const [piece, strand] of around) {
    if (strand.find(piece.place.id) === piece) yield options.remask(strand, [piece]);
  }
}

/** A caption is about to be stated anew: what was public of it. */
function takeOut(
  strands: Strands,
  { id, laneId, startMs }: Caption,
  noteAround: (strand: Strand, piece: Piece) => void,
): { readonly shown: boolean; readonly interim: string } {
  const found = strands.caption(id);
  if (!found) return { shown: false, interim: '' };
  const { strand, piece } = found;
  const { place, shown, interim } = piece;
  // Where it stays, nothing has to move.
  if (place.laneId === laneId && place.startMs === startMs) strands.removeTranslations(id);
  else {
    noteAround(strand, piece);
    strands.remove(id, { place: true });
  }
  return { shown: shown !== '', interim };
}

function takeIn(
  strands: Strands,
  { id, laneId, startMs, endMs, text, translations = [] }: Caption,
  { held, interim }: { readonly held: boolean; readonly interim: string },
): { readonly strand: Strand; readonly piece: Piece } {
  const found = strands.at({ id, laneId, startMs, endMs });
  Object.assign(found.piece, {
    raw: text,
    final: true,
    released: !held,
    interim: held ? interim : '',
    shown: held ? '' : found.piece.shown,
  } satisfies Partial<Piece>);
  for (const { language, text: raw, final } of translations) {
    if (!final || raw === '') continue;
    const translation = strands.translation({ captionId: id, language });
    if (translation)
      Object.assign(translation.piece, { raw, final, released: !held } satisfies Partial<Piece>);
  }
  return found;
}

/** The caption as it is public; none where it is changed once more, or nothing of it may be. */
function state(
  { caption, strand, piece, wasShown }: Stated,
  { strands, cleaner, onTold }: RearrangeOptions,
): Caption[] {
  const { id, laneId, startMs, endMs } = piece.place;
  if (strand.find(id) !== piece || !piece.released) return [];
  const cleaned = cleaner.clean(piece.raw, strand.around(piece));
  if (cleaned === '' && !wasShown) return [];
  piece.shown = cleaned || NO_WORDS;
  onTold(id);
  const translations = (caption.translations ?? []).flatMap(({ language, final }): Translation[] => {
    const found = final ? strands.translation({ captionId: id, language }) : null;
    if (!found) return [];
    const { strand: translated, piece: words } = found;
    words.shown = words.raw && cleaner.clean(words.raw, translated.around(words));
    return [{ language, text: words.shown, final: true }];
  });
  const { madeOf } = caption;
  return [
    {
      id,
      laneId,
      startMs,
      endMs,
      text: piece.shown,
      ...(translations.length > 0 && { translations }),
      ...(madeOf && { madeOf }),
    },
  ];
}
