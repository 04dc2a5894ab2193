import type { Digest } from '../../../shared/session/digest';

const OLDER_DIGESTS = 18;
/** The newest of the older ones are never thinned out. */
const RECENT_DIGESTS = 4;

/** An older digest: its gist is told, and whole it comes back when those after it are gone. */
interface Older {
  readonly digest: Digest;
  readonly gist: Digest;
}

/** What is told of a session's digests: the newest whole, of the older ones the gist, evenly spread over time. */
export class DigestHistory {
  #older: Older[] = [];
  #newest: Digest | null = null;

  get newest(): Digest | null {
    return this.#newest;
  }

  /** Oldest first, with at most 40 statements in all. */
  get digests(): Digest[] {
    const older = this.#older.map(({ gist }) => gist);
    return this.#newest ? [...older, this.#newest] : older;
  }

  add(digest: Digest): void {
    if (this.#newest) this.#older.push(withGist(this.#newest, this.#older.at(-1)?.digest));
    this.#newest = digest;
    if (this.#older.length > OLDER_DIGESTS) this.#older.splice(this.#leastMissed(), 1);
  }

  /** Lets go of those that `gone` says, and of all after them: each was made from the one before. */
  remove(gone: (digest: Digest) => boolean): void {
    const from = this.digests.findIndex(gone);
    if (from < 0) return;
    this.#older = this.#older.slice(0, from);
    this.#newest = this.#older.pop()?.digest ?? null;
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
    const untilMs = (at: number): number | undefined => this.#older[at]?.digest.untilMs;
    return (untilMs(index + 1) ?? Infinity) - (untilMs(index - 1) ?? 0);
  }
}

/** The gist is what a digest said first that the one before had not said, else what it said first. */
function withGist(digest: Digest, before: Digest | undefined): Older {
  const { summary } = digest;
  const news = summary.find(({ text }) => before?.summary.every((old) => old.text !== text));
  const told = news ? [news] : summary.slice(0, 1);
  return { digest, gist: { ...digest, summary: told, keywords: [], highlights: [] } };
}
