/** Who is told of something. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Tells `listener` too, until the returned function is called. */
  readonly add = (listener: (value: T) => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(value: T): void {
    for (const listener of this.#all) listener(value);
  }
}
