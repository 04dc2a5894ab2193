import { isLatin, toPages } from './closed-caption-text';

/** OBS shows each page for so long, and keeps the next ones waiting, ms. */
const PAGE_MS = 2_000;
/** Pages that may wait: what is later than that helps nobody, and the oldest are left out. */
const MOST_WAITING = 6;

export interface ClosedCaptionsOptions {
  /** Whether a stream runs and closed captions are wanted. */
  readonly wanted: () => boolean;
  readonly send: (text: string) => Promise<void>;
  /** A caption had letters that closed captions don't have. */
  readonly onForeign: () => void;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Final captions on their way into the stream's closed captions, page by page as OBS shows them. */
export class ClosedCaptions {
  readonly #options: ClosedCaptionsOptions;
  readonly #closed = new AbortController();
  #waiting: { readonly captionId: string; readonly page: string }[] = [];
  #sending = false;

  constructor(options: ClosedCaptionsOptions) {
    this.#options = options;
  }

  add(captionId: string, text: string): void {
    if (!this.#options.wanted()) return;
    if (!isLatin(text)) return this.#options.onForeign();
    const pages = toPages(text).map((page) => ({ captionId, page }));
    this.#waiting = [...this.#waiting, ...pages].slice(-MOST_WAITING);
    if (!this.#sending) void this.#sendAll();
  }

  /** What of it was not sent is not sent any more. */
  takeBack(captionId: string): void {
    this.#waiting = this.#waiting.filter((page) => page.captionId !== captionId);
  }

  /** Nothing that waits is sent any more. */
  clear(): void {
    this.#waiting = [];
  }

  close(): void {
    this.clear();
    this.#closed.abort();
  }

  async #sendAll(): Promise<void> {
    this.#sending = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        if (this.#options.wanted()) await this.#options.send(next.page);
        await this.#options.wait(PAGE_MS, this.#closed.signal);
      }
    } catch {
      // Closed: `send` itself never throws.
    } finally {
      this.#sending = false;
    }
  }
}
