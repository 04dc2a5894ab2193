import type { LanguageTaskKind } from '../../contract';

/** How long the first letter of an answer may take, ms. */
export interface FirstTokenBounds {
  /** While nothing is known. */
  readonly usual: number;
  /** A server that was always quick is given this at least. */
  readonly least: number;
  /** One that was always slow, this at most. */
  readonly most: number;
}

/** Answers that count. */
const KEPT = 20;
/** A server may take so many times as long as it nearly always did. */
const FACTOR = 2.5;
const QUANTILE = 0.95;
/** Servers throw a model out of memory that nobody asked for so long; ms. */
const KEPT_LOADED_MS = 4 * 60_000;

/** What one server's model showed of how long it takes to begin, for each kind of task. */
export class FirstTokens {
  readonly #seen = new Map<LanguageTaskKind, number[]>();
  #lastAt = -Infinity;

  /** Whether the server may have to load its model before it can begin. `now`: ms that do not go back. */
  isCold(now: number): boolean {
    return now - this.#lastAt > KEPT_LOADED_MS;
  }

  allowedMs(kind: LanguageTaskKind, { usual, least, most }: FirstTokenBounds): number {
    const seen = this.#seen.get(kind);
    if (!seen) return usual;
    const sorted = seen.toSorted((a, b) => a - b);
    const slow = sorted[Math.ceil(sorted.length * QUANTILE) - 1] ?? usual;
    return Math.min(most, Math.max(least, slow * FACTOR));
  }

  /** The first letter came after `tookMs`. What loading took is no measure of the answers after it. */
  came(kind: LanguageTaskKind, tookMs: number, now: number): void {
    if (!this.isCold(now)) this.#note(kind, tookMs);
    this.#lastAt = now;
  }

  /** It had not come after `waitedMs`: the next may take longer. */
  late(kind: LanguageTaskKind, waitedMs: number): void {
    this.#note(kind, waitedMs);
  }

  #note(kind: LanguageTaskKind, ms: number): void {
    this.#seen.set(kind, [...(this.#seen.get(kind) ?? []), ms].slice(-KEPT));
  }
}
