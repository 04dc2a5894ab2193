import type { Digest, DigestContent, Statement } from '../../../shared/session/digest';
import type { Mask } from '../mask/mask';

/** What was said right before and after a text. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Stands for words of which nothing may be shown. */
export const NO_WORDS = '…';

export interface CleanerOptions {
  /** The one that holds now. */
  readonly mask: () => Mask;
  readonly onError: (error: unknown) => void;
}

/** Takes out of texts what may not be public. Where a mask throws, nothing of the text is. */
export class Cleaner {
  readonly #options: CleanerOptions;

  constructor(options: CleanerOptions) {
    this.#options = options;
  }

  /** Empty where nothing of it may be public. */
  clean(text: string, around?: Around): string {
    try {
      return this.#options.mask().clean(text, around).trim();
    } catch (error) {
      this.#options.onError(error);
      return NO_WORDS;
    }
  }

  /** The beginning of a text that grows, as far as nothing that follows can make it part of what is masked. */
  settled(text: string, before: string): string {
    try {
      return text.slice(0, this.#options.mask().settledLength(text, { before }));
    } catch (error) {
      this.#options.onError(error);
      return '';
    }
  }

  /** `mayTell` says whether a statement made of these captions may be public. */
  digest(digest: Digest, mayTell: (captionIds: readonly string[]) => boolean): Digest {
    const statement = (one: Statement): Statement[] => {
      const text = this.clean(one.text);
      return text !== '' && mayTell(one.captionIds) ? [{ ...one, text }] : [];
    };
    const content: DigestContent = {
      summary: digest.summary.flatMap(statement),
      situation: digest.situation ? (statement(digest.situation)[0] ?? null) : null,
      keywords: digest.keywords.map((keyword) => this.clean(keyword)).filter((keyword) => keyword !== ''),
      // Without the notes of marks, which are nobody's business.
      highlights: digest.highlights.flatMap((one) => {
        const [told] = statement({ text: one.text, captionIds: [one.captionId] });
        const { captionId, atMs, why } = one;
        return told ? [{ captionId, atMs, text: told.text, why: this.clean(why) }] : [];
      }),
    };
    return { ...digest, ...content };
  }
}
