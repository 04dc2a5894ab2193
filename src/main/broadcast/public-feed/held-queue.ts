interface Held<T> {
  readonly item: T;
  /** Ms of the steady clock. */
  readonly arrivedAt: number;
  dueAt: number;
}

export interface HeldQueueOptions<T> {
  /** What may be left out when more is held than `most`. All else stays, however much it is. */
  readonly mayDrop: (item: T) => boolean;
  readonly most: number;
}

/** What waits until it may be public, in the order in which it came. */
export class HeldQueue<T> {
  readonly #options: HeldQueueOptions<T>;
  #held: Held<T>[] = [];

  constructor(options: HeldQueueOptions<T>) {
    this.#options = options;
  }

  get all(): readonly Readonly<Held<T>>[] {
    return this.#held;
  }

  /** When the first is due, ms of the steady clock; null when there is none. */
  get nextAt(): number | null {
    return this.#held[0]?.dueAt ?? null;
  }

  /** Held for `holdMs`, and longer where what came before is: nothing overtakes. */
  put(item: T, now: number, holdMs: number): void {
    const after = this.#held.at(-1)?.dueAt ?? now;
    this.#held.push({ item, arrivedAt: now, dueAt: Math.max(after, now + holdMs) });
    if (this.#held.length <= this.#options.most) return;
    const oldest = this.#held.findIndex((held) => this.#options.mayDrop(held.item));
    if (oldest !== -1) this.#held.splice(oldest, 1);
  }

  /** Held until then, behind all that is due by then. */
  putAt(item: T, now: number, dueAt: number): void {
    const later = this.#held.findIndex((held) => held.dueAt > dueAt);
    this.#held.splice(later === -1 ? this.#held.length : later, 0, { item, arrivedAt: now, dueAt });
  }

  /** Nothing is held for longer than this any more. */
  shorten(holdMs: number): void {
    for (const held of this.#held) held.dueAt = Math.min(held.dueAt, held.arrivedAt + holdMs);
  }

  /** Takes out what is due. */
  takeDue(now: number): T[] {
    const later = this.#held.findIndex(({ dueAt }) => dueAt > now);
    return this.#held.splice(0, later === -1 ? this.#held.length : later).map(({ item }) => item);
  }

  remove(gone: (item: T) => boolean): void {
    this.#held = this.#held.filter(({ item }) => !gone(item));
  }
}
