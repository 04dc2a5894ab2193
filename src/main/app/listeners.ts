/**
 * Who is told when something happens. One that throws keeps neither the others from hearing of it nor the
 * one who tells from going on, which Node's EventEmitter does not promise.
 */
export class Listeners<A extends readonly unknown[]> {
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<(...told: A) => void>();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Returns what ends the listening. */
  add(listener: (...told: A) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** In the order in which they were added. Never throws. */
  tell(...told: A): void {
    for (const listener of this.#listeners) {
      try {
        listener(...told);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
