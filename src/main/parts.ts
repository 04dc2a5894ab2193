interface Part {
  readonly name: string;
  readonly close: () => void | Promise<void>;
  readonly withinMs: number;
}

export interface PartsOptions {
  /** A part threw while it was closed; the others are closed all the same. */
  readonly onError: (name: string, error: unknown) => void;
  /** A part was still closing when its share of the time was over; the others were not kept waiting. */
  readonly onLate: (name: string) => void;
}

const CLOSE_WITHIN_MS = 500;

/** The parts of the app in the order in which they were made. Each is closed before those that it was made of. */
export class Parts {
  readonly #options: PartsOptions;
  readonly #parts: Part[] = [];
  #closing: Promise<void> | null = null;

  constructor(options: PartsOptions) {
    this.#options = options;
  }

  /**
   * Registers how a part is closed, and returns the part.
   *
   * @param withinMs how long quitting may wait for it, ms; it goes on closing after that, but nobody waits
   */
  add<T>(
    name: string,
    part: T,
    close: (part: T) => void | Promise<void>,
    withinMs: number = CLOSE_WITHIN_MS,
  ): T {
    this.#parts.push({ name, close: () => close(part), withinMs });
    return part;
  }

  /** Closes every part, the newest first. Never rejects; a second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const part of this.#parts.toReversed()) await this.#closePart(part);
  }

  async #closePart({ name, close, withinMs }: Part): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), withinMs);
    });
    // Called in a promise, so that a close that throws at once is treated like one that rejects.
    const closed = Promise.resolve().then(close);
    try {
      if ((await Promise.race([closed, late])) === 'late') this.#options.onLate(name);
    } catch (error) {
      this.#options.onError(name, error);
    } finally {
      clearTimeout(timer);
      closed.catch(() => {
        // It was late, which has been told; how it ended after that changes nothing.
      });
    }
  }
}
