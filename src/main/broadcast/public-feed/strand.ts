import { MASK_EDITOR, type SessionHappening } from '../../../shared/session/events';
import type { TakenBack } from '../../../shared/session/session-view';
import type { Around } from './cleaner';

/** What of one caption, or of its translation, is known and what of it is public. */
export interface Piece {
  place: TakenBack;
  /** As it was said or corrected; of one that is not final, the words that will not change. */
  raw: string;
  /** Whether `raw` is final. */
  final: boolean;
  /** Whether the final had its turn to become public. */
  released: boolean;
  /** Words that are public before the final is; empty for none. */
  interim: string;
  /** What is public of the final; empty for nothing. */
  shown: string;
}

/** How much of what was said around a text can belong to it, characters. */
const REACH = 160;
/** A longer silence ends what was begun, ms. */
const SILENCE_MS = 15_000;

/** The captions of one lane, or their translations into one language, in the order in which they were said. */
export class Strand {
  readonly #language: string | null;
  /** By start. */
  readonly #pieces: Piece[] = [];
  readonly #byCaption = new Map<string, Piece>();

  /** @param language of translations; null for captions */
  constructor(language: string | null) {
    this.#language = language;
  }

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  find(captionId: string): Piece | undefined {
    return this.#byCaption.get(captionId);
  }

  /** The piece of that caption, which is new where there was none. */
  at(place: TakenBack): Piece {
    const known = this.find(place.id);
    if (known) {
      known.place = place;
      return known;
    }
    const piece: Piece = {
      place,
      raw: '',
      final: false,
      released: false,
      interim: '',
      shown: '',
    };
    const before = this.#pieces.findLastIndex((other) => other.place.startMs <= place.startMs);
    this.#pieces.splice(before + 1, 0, piece);
    this.#byCaption.set(place.id, piece);
    return piece;
  }

  remove(captionId: string): void {
    const piece = this.#byCaption.get(captionId);
    if (!piece) return;
    this.#byCaption.delete(captionId);
    this.#pieces.splice(this.#pieces.lastIndexOf(piece), 1);
  }

  /** How it is told that something else is public of a piece now. */
  retold({ place, shown: text }: Piece): SessionHappening {
    const language = this.#language;
    return language === null
      ? { type: 'caption-edited', captionId: place.id, text, editor: MASK_EDITOR }
      : { type: 'translation-final', captionId: place.id, language, text };
  }

  around(piece: Piece): Around {
    const text = (pieces: readonly Piece[]) => pieces.map(({ raw }) => raw).join(' ');
    return { before: text(this.#walk(piece, -1).toReversed()), after: text(this.#walk(piece, 1)) };
  }

  /** Those that what was said in this one may belong to. */
  near(piece: Piece): Piece[] {
    return [...this.#walk(piece, -1).toReversed(), ...this.#walk(piece, 1)];
  }

  /** The pieces before or after one, the nearest first, as far as they reach. */
  #walk(from: Piece, step: 1 | -1): Piece[] {
    const found: Piece[] = [];
    let length = 0;
    let last = from;
    for (let at = this.#pieces.lastIndexOf(from) + step; length < REACH; at += step) {
      const piece = this.#pieces[at];
      if (!piece) break;
      const [earlier, later] = step === 1 ? [last, piece] : [piece, last];
      if (later.place.startMs - earlier.place.endMs > SILENCE_MS) break;
      last = piece;
      if (piece.raw === '') continue;
      found.push(piece);
      length += piece.raw.length;
    }
    return found;
  }
}
