import type { TakenBack } from '../../../shared/session/session-view';
import { Strand, type Piece } from './strand';

interface Found {
  readonly strand: Strand;
  readonly piece: Piece;
}

/** All that is known of what one session said, caption by caption. */
export class Strands {
  /** By lane. */
  readonly #captions = new Map<string, Strand>();
  /** Translations by lane and language. */
  readonly #translations = new Map<string, Strand>();
  readonly #places = new Map<string, TakenBack>();

  get captions(): Iterable<Strand> {
    return this.#captions.values();
  }

  get translations(): Iterable<Strand> {
    return this.#translations.values();
  }

  knows(captionId: string): boolean {
    return this.#places.has(captionId);
  }

  /** The piece of the caption that is there, which is new where there was none. */
  at(place: TakenBack): Found {
    this.#places.set(place.id, place);
    const strand = this.#captions.get(place.laneId) ?? new Strand(null);
    this.#captions.set(place.laneId, strand);
    return { strand, piece: strand.at(place) };
  }

  caption(captionId: string): Found | null {
    const place = this.#places.get(captionId);
    const strand = place && this.#captions.get(place.laneId);
    const piece = strand?.find(captionId);
    return strand && piece ? { strand, piece } : null;
  }

  /** Of a caption that there is. */
  translation({ captionId, language }: { captionId: string; language: string }): Found | null {
    const caption = this.caption(captionId)?.piece;
    if (!caption) return null;
    const key = `${caption.place.laneId}\n${language}`;
    const strand = this.#translations.get(key) ?? new Strand(language);
    this.#translations.set(key, strand);
    return { strand, piece: strand.at(caption.place) };
  }

  /** Nothing of it is known any more; that there was one, only with `place`. */
  remove(captionId: string, { place }: { readonly place: boolean }): void {
    this.caption(captionId)?.strand.remove(captionId);
    this.removeTranslations(captionId);
    if (place) this.#places.delete(captionId);
  }

  removeTranslations(captionId: string): void {
    for (const strand of this.#translations.values()) strand.remove(captionId);
  }
}
