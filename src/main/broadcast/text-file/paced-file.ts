/** Between two writes at least, ms. */
const EVERY_MS = 100;
/** Until it is tried again after the disk has refused, ms. */
const RETRY_MS = 3_000;

export interface PacedFileOptions {
  /** What is to be in it now. */
  readonly content: () => string;
  /** Replaces the file wholly or not at all. */
  readonly write: (content: string) => Promise<void>;
  /** Calls `run` in `ms` milliseconds. Returns what calls it off. */
  readonly wait: (ms: number, run: () => void) => () => void;
  /** It was written, or was not. */
  readonly onWritten: (error: unknown) => void;
}

/** A file that follows what it shows: one write at a time, not too often, and what came meanwhile with the next. */
export class PacedFile {
  readonly #options: PacedFileOptions;
  #written: string | null = null;
  #changed = false;
  #writing: Promise<void> | null = null;
  #callOff: (() => void) | null = null;
  #closed = false;

  constructor(options: PacedFileOptions) {
    this.#options = options;
  }

  /** There may be something else to show. */
  touch(): void {
    this.#changed = true;
    this.#next();
  }

  /** Writes the last content, once, unless it never had any. Resolves when that was tried. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff?.();
    await this.#writing;
    if (this.#changed || this.#written !== null) await this.#write();
  }

  #next(): void {
    if (!this.#changed || this.#writing || this.#callOff || this.#closed) return;
    this.#writing = this.#write().then((ok) => {
      this.#writing = null;
      if (this.#closed) return;
      this.#callOff = this.#options.wait(ok ? EVERY_MS : RETRY_MS, () => {
        this.#callOff = null;
        this.#next();
      });
    });
  }

  /** Returns whether the file holds it. */
  async #write(): Promise<boolean> {
    const content = this.#options.content();
    this.#changed = false;
    if (content === this.#written) return true;
    try {
      await this.#options.write(content);
      this.#written = content;
      this.#options.onWritten(null);
      return true;
    } catch (error) {
      this.#changed = true;
      this.#options.onWritten(error);
      return false;
    }
  }
}
