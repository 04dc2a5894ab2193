import { missingCase } from '../../../shared/errors';
import type { Digest } from '../../../shared/session/digest';
import type { Caption } from '../../../shared/session/caption';
import type { SessionHappening, StrikeHappening } from '../../../shared/session/events';
import type { Rearranged } from '../../../shared/session/rearranging';
import { mayTellOf } from '../../../shared/session/session-view';
import { withoutStruck, withStruck, type Struck } from '../../../shared/session/struck';
import type { BroadcastSettings } from '../../../shared/settings';
import { NO_WORDS, type Cleaner } from './cleaner';
import type { HeldHappening } from './leaves';
import { PublicLanes } from './public-lanes';
import { rearrangePublic } from './rearrange-public';
import type { Strand, Piece } from './strand';
import { Strands } from './strands';

type Of<T extends SessionHappening['type']> = Extract<SessionHappening, { type: T }>;
type Edit = Of<'caption-edited'>;
type TakeBack = Of<'caption-taken-back'>;

export interface PublicSessionOptions {
  readonly id: string;
  readonly cleaner: Cleaner;
  readonly shows: () => BroadcastSettings['shows'];
}

/**
 * What is known of one session, and what of it is public. It is told of everything at once (`hear`), so that a text
 * is masked by what was said around it too, and gives each happening its public form when its time has come (`show`).
 */
export class PublicSession {
  readonly #options: PublicSessionOptions;
  readonly #lanes: PublicLanes;
  readonly #strands = new Strands();
  readonly #takenBack = new Set<string>();
  /** Captions of which a word ever was public. */
  readonly #told = new Set<string>();
  readonly #marks = new Set<string>();
  /** What is in no digest that is public. */
  #struck: readonly Struck[] = [];
  /** The newest digest, as it was made and as it is public. */
  #digest: { readonly made: Digest; readonly shown: Digest } | null = null;

  constructor(options: PublicSessionOptions) {
    this.#options = options;
    this.#lanes = new PublicLanes((name) => options.cleaner.clean(name));
  }

  get id(): string {
    return this.#options.id;
  }

  knows(captionId: string): boolean {
    return this.#strands.knows(captionId);
  }

  /** Returns captions that were public and that are masked again, for what is known now. */
  hear(happening: HeldHappening): SessionHappening[] {
    switch (happening.type) {
      case 'caption-interim':
      case 'caption-final': {
        const { captionId: id, laneId, startMs, endMs } = happening;
        if (this.#takenBack.has(id)) return [];
        const place = { id, laneId, startMs, endMs };
        const { strand, piece } = this.#strands.at(place);
        const final = happening.type === 'caption-final';
        if (piece.final) return [];
        piece.final = final;
        return this.#learn(strand, piece, final ? happening.text : happening.stable);
      }
      case 'caption-withdrawn': {
        const found = this.#strands.caption(happening.captionId);
        return found && !found.piece.final ? this.#learn(found.strand, found.piece, '') : [];
      }
      case 'translation-final': {
        const found = this.#strands.translation(happening);
        if (!found) return [];
        found.piece.final = true;
        return this.#learn(found.strand, found.piece, happening.text);
      }
      default:
        return [];
    }
  }

  /** What of it is public, now that its time has come; null for nothing. */
  show(happening: HeldHappening): SessionHappening | null {
    switch (happening.type) {
      case 'session-started':
        return { ...happening, lanes: happening.lanes.map((lane) => this.#lanes.add(lane)) };
      case 'lane-added':
        return { ...happening, lane: this.#lanes.add(happening.lane) };
      case 'lane-renamed':
        return this.#lanes.rename(happening);
      case 'lane-state': {
        const { type, laneId, state } = happening;
        return { type, laneId, state };
      }
      case 'session-ended':
      case 'lane-muted':
      case 'session-paused':
      case 'session-resumed':
        return happening;
      case 'moment-marked': {
        if (this.#marks.has(happening.markId)) return null;
        this.#marks.add(happening.markId);
        return { ...happening, note: '' };
      }
      case 'caption-interim':
        return this.#showInterim(happening);
      case 'caption-final':
        return this.#showFinal(happening.captionId);
      case 'caption-withdrawn':
        return this.#withdraw(happening.captionId);
      case 'translation-interim':
        return this.#showTranslating(happening);
      case 'translation-final':
        return this.#showTranslation(happening);
      case 'translation-missing':
        return this.#strands.caption(happening.captionId)?.piece.shown ? happening : null;
      case 'digest-updated': {
        const { digest: made } = happening;
        if (citedBy(made).some((captionId) => this.#takenBack.has(captionId))) return null;
        const shown = this.#cleanDigest(made);
        this.#digest = { made, shown };
        for (const captionId of citedBy(made)) this.#told.add(captionId);
        return { type: 'digest-updated', digest: shown };
      }
      default:
        return missingCase(happening);
    }
  }

  /** Somebody corrected a caption. Returns what is to be told at once. */
  edit({ captionId, text, editor }: Edit): SessionHappening[] {
    const found = this.#strands.caption(captionId);
    if (!found?.piece.final) return [];
    const { strand, piece } = found;
    this.#strands.removeTranslations(captionId);
    const others = this.#learn(strand, piece, text);
    if (!piece.released) return others;
    const shownBefore = piece.shown;
    const cleaned = this.#options.cleaner.clean(text, strand.around(piece));
    if (shownBefore === '' && cleaned === '') return others;
    piece.shown = cleaned || NO_WORDS;
    const told: SessionHappening =
      shownBefore === '' ? finalOf(piece) : { type: 'caption-edited', captionId, text: piece.shown, editor };
    this.#told.add(captionId);
    return [...others, told];
  }

  /** Its words are known no more. Returns what is to be told at once. */
  takeBack(place: TakeBack): SessionHappening[] {
    const { captionId, related = [] } = place;
    const found = this.#strands.caption(captionId);
    this.#struck = this.#struck.filter((one) => !mayTellOf(one, place));
    // Those around it now follow each other.
    const remasked = found ? this.#learn(found.strand, found.piece, '') : [];
    this.#takenBack.add(captionId);
    this.#strands.remove(captionId, { place: false });
    for (const other of related) this.#strands.removeTranslations(other);
    if (![captionId, ...related].some((id) => this.#told.has(id))) return remasked;
    if (this.#digest && this.#tellsOf(this.#digest.made, place)) this.#digest = null;
    return [place, ...remasked];
  }

  /**
   * Somebody rearranged captions. Those that `isHeld` become public in their turn; of the others it gives, bit by bit,
   * what is to be told at once. All of it is taken in with the first bit.
   */
  rearrange(happening: Rearranged, isHeld: (caption: Caption) => boolean): Generator<SessionHappening[]> {
    return rearrangePublic(happening, {
      strands: this.#strands,
      cleaner: this.#options.cleaner,
      isHeld,
      isTakenBack: (captionId) => this.#takenBack.has(captionId),
      onTold: (captionId) => this.#told.add(captionId),
      remask: (strand, pieces) => this.#remask(strand, pieces),
    });
  }

  /** A statement was struck out, or brought back. Returns what is to be told at once. */
  strike(happening: StrikeHappening): SessionHappening[] {
    this.#struck = withStruck(this.#struck, happening, happening.struck);
    if (!this.#digest) return [];
    const { made, shown } = this.#digest;
    const next = this.#cleanDigest(made);
    if (same(next, shown)) return [];
    this.#digest = { made, shown: next };
    return [{ type: 'digest-updated', digest: next }];
  }

  /** Whether something that is held back is made of what this correction changes. */
  isMadeOf(happening: HeldHappening, correction: Edit | TakeBack): boolean {
    if ('captionId' in happening && happening.captionId === correction.captionId) {
      return correction.type === 'caption-taken-back' || happening.type.startsWith('translation-');
    }
    return (
      correction.type === 'caption-taken-back' &&
      happening.type === 'digest-updated' &&
      this.#tellsOf(happening.digest, correction)
    );
  }

  /**
   * The mask has changed: what is public and may not be so any more, as it is to be told anew, bit by bit and the newest
   * captions first. What happens between two bits is taken into account.
   */
  *remask(): Generator<SessionHappening[]> {
    yield this.#lanes.remask();
    for (const strand of this.#strands.captions) {
      yield strand.pieces.flatMap((piece) => this.#remaskInterim(strand, piece));
    }
    yield this.#remaskDigest();
    for (const strand of [...this.#strands.captions, ...this.#strands.translations]) {
      for (const piece of strand.pieces.toReversed()) {
        if (strand.find(piece.place.id) === piece) yield this.#remask(strand, [piece]);
      }
    }
  }

  #remaskInterim(strand: Strand, piece: Piece): SessionHappening[] {
    if (piece.interim === '' || piece.released) return [];
    const cleaned = this.#options.cleaner.clean(piece.interim, strand.around(piece));
    if (cleaned === piece.interim) return [];
    piece.interim = cleaned;
    return [cleaned === '' ? withdrawn(piece) : interimOf(piece)];
  }

  #remaskDigest(): SessionHappening[] {
    if (!this.#digest) return [];
    const { made, shown } = this.#digest;
    const next = this.#cleanDigest(made);
    if (same(next, shown) || same(this.#cleanDigest(shown), shown)) return [];
    this.#digest = { made, shown: next };
    return [{ type: 'digest-updated', digest: next }];
  }

  /** The words that will not change and that nothing can make part of what is masked. */
  #showInterim({ captionId, stable, tentative }: Of<'caption-interim'>): SessionHappening | null {
    const found = this.#strands.caption(captionId);
    if (!found || found.piece.released || this.#options.shows() !== 'stable') return null;
    const { strand, piece } = found;
    const { before } = strand.around(piece);
    const settled = this.#options.cleaner.settled(stable, before);
    const after = stable.slice(settled.length) + tentative;
    const words = settled && this.#options.cleaner.clean(settled, { before, after });
    // What is public stays, also where its end could become part of a number after all.
    if (piece.interim.startsWith(words)) return null;
    piece.interim = words;
    this.#told.add(captionId);
    return interimOf(piece);
  }

  #showFinal(captionId: string): SessionHappening | null {
    const found = this.#strands.caption(captionId);
    if (!found || found.piece.released) return null;
    const { strand, piece } = found;
    piece.released = true;
    piece.shown = this.#options.cleaner.clean(piece.raw, strand.around(piece));
    if (piece.shown === '') return this.#withdraw(captionId);
    piece.interim = '';
    this.#told.add(captionId);
    return finalOf(piece);
  }

  #withdraw(captionId: string): SessionHappening | null {
    const piece = this.#strands.caption(captionId)?.piece;
    if (!piece?.interim) return null;
    piece.interim = '';
    return withdrawn(piece);
  }

  #showTranslating(happening: Of<'translation-interim'>): SessionHappening | null {
    const shown = this.#strands.caption(happening.captionId)?.piece.shown;
    const found = shown ? this.#strands.translation(happening) : null;
    if (!found || found.piece.released || this.#options.shows() !== 'stable') return null;
    const { strand, piece } = found;
    const { before } = strand.around(piece);
    const settled = this.#options.cleaner.settled(happening.text, before);
    const after = happening.text.slice(settled.length);
    const text = settled && this.#options.cleaner.clean(settled, { before, after });
    if (piece.interim.startsWith(text)) return null;
    piece.interim = text;
    return { ...happening, text };
  }

  #showTranslation({ captionId, language }: Of<'translation-final'>): SessionHappening | null {
    const found = this.#strands.caption(captionId)?.piece.shown
      ? this.#strands.translation({ captionId, language })
      : null;
    if (!found?.piece.final) return null;
    const { strand, piece } = found;
    piece.released = true;
    piece.shown = this.#options.cleaner.clean(piece.raw, strand.around(piece));
    return piece.shown === ''
      ? { type: 'translation-missing', captionId, language }
      : { type: 'translation-final', captionId, language, text: piece.shown };
  }

  /** Takes in what was said. Returns what is masked again around it. */
  #learn(strand: Strand, piece: Piece, raw: string): SessionHappening[] {
    if (piece.raw === raw) return [];
    piece.raw = raw;
    return this.#remask(strand, strand.near(piece));
  }

  /** What of these is public and may not be so any more. What is masked stays masked. */
  #remask(strand: Strand, pieces: readonly Piece[]): SessionHappening[] {
    const { cleaner } = this.#options;
    return pieces.flatMap((piece) => {
      if (piece.shown === '') return [];
      const around = strand.around(piece);
      const next = cleaner.clean(piece.raw, around) || NO_WORDS;
      if (next === piece.shown || cleaner.clean(piece.shown, around) === piece.shown) return [];
      piece.shown = next;
      return [strand.retold(piece)];
    });
  }

  #cleanDigest(digest: Digest): Digest {
    return this.#options.cleaner.digest(
      withoutStruck(digest, this.#struck),
      (ids) => !ids.some((id) => this.#holdsPart(id)),
    );
  }

  /** Whether something in it is masked only for what was said around it: a statement made of it can't be judged alone. */
  #holdsPart(captionId: string): boolean {
    const found = this.#strands.caption(captionId);
    if (!found) return false;
    const { raw } = found.piece;
    const { cleaner } = this.#options;
    return cleaner.clean(raw) !== cleaner.clean(raw, found.strand.around(found.piece));
  }

  #tellsOf(digest: Digest, place: TakeBack): boolean {
    return mayTellOf(digest, place) || citedBy(digest).includes(place.captionId);
  }
}

function citedBy({ summary, situation, highlights }: Digest): string[] {
  const statements = situation ? [...summary, situation] : summary;
  return [...statements.flatMap(({ captionIds }) => captionIds), ...highlights.map((one) => one.captionId)];
}

function interimOf({ place, interim: stable }: Piece): SessionHappening {
  const { id: captionId, laneId, startMs, endMs } = place;
  return { type: 'caption-interim', captionId, laneId, startMs, endMs, stable, tentative: '' };
}

function finalOf({ place, shown: text }: Piece): SessionHappening {
  const { id: captionId, laneId, startMs, endMs } = place;
  return { type: 'caption-final', captionId, laneId, startMs, endMs, text };
}

function withdrawn({ place }: Piece): SessionHappening {
  return { type: 'caption-withdrawn', captionId: place.id, laneId: place.laneId };
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
