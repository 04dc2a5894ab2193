import type { Digest } from '../../../shared/session/digest';

/** Captions after which a summary that stays the same is no summary of the show any more: about two minutes. */
const LONG = 20;

/** How long a session's summary has stayed the same. */
export class Standstill {
  #captions = 0;

  get isLong(): boolean {
    return this.#captions >= LONG;
  }

  /** `captions`: how many `digest` tells of that the one before does not. */
  made(before: Digest | null, digest: Digest, captions: number): void {
    const texts = (of: Digest | null): string => (of?.summary ?? []).map(({ text }) => text).join('\n');
    this.#captions = texts(before) === texts(digest) ? this.#captions + captions : 0;
  }
}
