/** Lets work go on, or has it wait while something more urgent is under way. */
export class Gate {
  /** What has it closed. */
  readonly #reasons = new Set<string>();
  readonly #waiting = new Set<() => void>();
  readonly #onChanged: () => void;

  constructor(onChanged: () => void = () => {}) {
    this.#onChanged = onChanged;
  }

  get closed(): boolean {
    return this.#reasons.size > 0;
  }

  /** It is closed as long as anything is named that closes it. */
  set(reason: string, closes: boolean): void {
    if (closes === this.#reasons.has(reason)) return;
    if (closes) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    this.#onChanged();
    if (this.closed) return;
    for (const go of this.#waiting) go();
  }

  /** Resolves when it is open. @throws the signal's reason once it aborts */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.closed && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          this.#waiting.delete(go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        this.#waiting.add(go);
        signal.addEventListener('abort', go);
      });
    }
    signal.throwIfAborted();
  }
}
