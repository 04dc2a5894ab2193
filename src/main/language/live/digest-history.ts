import type { Digest } from '../../../shared/session/digest';

const OLDER_DIGESTS = 18;
/** The newest of the older ones are never thinned out. */
const RECENT_DIGESTS = 4;

/** What is kept of a session's digests: the newest whole, of the older ones the gist, evenly spread over time. */
export class DigestHistory {
  #older: Digest[] = [];
  #newest: Digest | null = null;
  /** The one before it, whole. */
  #before: Digest | null = null;

  get newest(): Digest | null {
    return this.#newest;
  }

  /** Oldest first, with at most 40 statements in all. */
  get digests(): Digest[] {
    return this.#newest ? [...this.#older, this.#newest] : [];
  }

  add(digest: Digest): void {
    if (this.#newest) {
      const gist = newsOf(this.#newest, this.#before);
      this.#older.push({ ...this.#newest, summary: gist, keywords: [], highlights: [] });
    }
    this.#before = this.#newest;
    this.#newest = digest;
    if (this.#older.length > OLDER_DIGESTS) this.#older.splice(this.#leastMissed(), 1);
  }

  /** Lets go of those that `gone` says, and of all after them: each was made from the one before. */
  remove(gone: (digest: Digest) => boolean): void {
    const { digests } = this;
    const from = digests.findIndex(gone);
    if (from < 0) return;
    this.#older = digests.slice(0, from);
    this.#newest = this.#older.pop() ?? null;
  }

  /** The one whose neighbours are nearest to each other in time. */
  #leastMissed(): number {
    let least = 1;
    for (let index = 1; index < this.#older.length - RECENT_DIGESTS; index++) {
      if (this.#gapWithout(index) < this.#gapWithout(least)) least = index;
    }
    return least;
  }

  #gapWithout(index: number): number {
    return (this.#older[index + 1]?.untilMs ?? Infinity) - (this.#older[index - 1]?.untilMs ?? 0);
  }
}

/** What a digest said first that the one before had not said, else what it said first. */
function newsOf({ summary }: Digest, before: Digest | null): Digest['summary'] {
  const news = summary.find(({ text }) => before?.summary.every((old) => old.text !== text));
  return news ? [news] : summary.slice(0, 1);
}
