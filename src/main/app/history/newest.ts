/** Does one piece of work at a time; of those that wait, only the newest is done. */
export class Newest {
  #running = false;
  #waiting: { readonly begin: () => void; readonly drop: () => void } | null = null;

  /** Null when a newer one took its place before it began. */
  run<T>(work: () => Promise<T>): Promise<T | null> {
    this.#waiting?.drop();
    return new Promise<T | null>((resolve, reject) => {
      const begin = (): void => {
        this.#running = true;
        work()
          .then(resolve, reject)
          .finally(() => this.#next());
      };
      if (this.#running) this.#waiting = { begin, drop: () => resolve(null) };
      else begin();
    });
  }

  #next(): void {
    this.#running = false;
    const next = this.#waiting;
    this.#waiting = null;
    next?.begin();
  }
}
