import type { Refusal } from './gate';

/** Those of `Refusal`, and what else is not let in or kept. */
type Kind = Refusal | 'connection' | 'full' | 'malformed' | 'server' | 'slow';

/** Counts what was refused, so that the log tells of an attack in one line, and nothing of what it sent. */
export class Refusals {
  readonly #onTell: (counts: Readonly<Record<string, number>>) => void;
  #counts: Partial<Record<Kind, number>> = {};

  constructor(onTell: (counts: Readonly<Record<string, number>>) => void) {
    this.#onTell = onTell;
  }

  count(kind: Kind): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  /** Tells what came since the last time, if anything did. */
  tell(): void {
    const counts = this.#counts as Record<string, number>;
    if (Object.keys(counts).length === 0) return;
    this.#counts = {};
    this.#onTell(counts);
  }
}
