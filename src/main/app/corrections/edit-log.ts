/** Captions whose corrections are known; the oldest goes first. */
const MOST_CAPTIONS = 500;
/** Texts of one caption that are known. */
const MOST_TEXTS = 20;

/** What corrections made of one caption in this run. */
export class CaptionEdits {
  readonly #editors = new Set<string>();
  #texts: readonly string[] = [];

  /** What it said at some time, newest first. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Whether what it says now may be somebody else's: where nobody is known, it was corrected before this run. */
  isByOthers(editor: string): boolean {
    return this.#editors.size === 0 || [...this.#editors].some((one) => one !== editor);
  }

  add(editor: string, before: string, after: string): void {
    this.#editors.add(editor);
    this.#texts = [...new Set([after, before, ...this.#texts])].slice(0, MOST_TEXTS);
  }
}

/** Who corrected which captions lately, and what those said: for who corrects them from an older text. */
export class EditLog {
  readonly #captions = new Map<string, CaptionEdits>();

  of(captionId: string): CaptionEdits {
    const known = this.#captions.get(captionId) ?? new CaptionEdits();
    this.#captions.delete(captionId);
    this.#captions.set(captionId, known);
    const [oldest] = this.#captions.keys();
    if (this.#captions.size > MOST_CAPTIONS && oldest !== undefined) this.#captions.delete(oldest);
    return known;
  }

  /** Its words are to be nowhere. */
  forget(captionId: string): void {
    this.#captions.delete(captionId);
  }
}
