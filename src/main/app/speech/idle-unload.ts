import type { After } from '../../speech/host/host-life';

export interface IdleUnloadOptions {
  /** For how long nobody may have used what is loaded, ms; null for ever. Asked when it begins to count. */
  readonly afterMs: () => number | null;
  readonly after: After;
  /** Lets go of what is loaded. Returns false while that still works; it is tried again after as long. */
  readonly unload: () => boolean;
}

/** Lets go of what takes much memory once nobody has used it for some time. Whoever uses it loads it by that. */
export class IdleUnload {
  readonly #options: IdleUnloadOptions;
  #uses = 0;
  #cancel: () => void = () => {};
  #closed = false;

  constructor(options: IdleUnloadOptions) {
    this.#options = options;
  }

  /** It is used, until the returned function is called. */
  readonly begin = (): (() => void) => {
    this.#uses++;
    this.#cancel();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#uses--;
      this.#count();
    };
  };

  /** Another time holds from now on, which is counted anew. */
  settingsChanged(): void {
    this.#count();
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #count(): void {
    this.#cancel();
    if (this.#uses > 0 || this.#closed) return;
    const ms = this.#options.afterMs();
    if (ms === null) return;
    this.#cancel = this.#options.after(ms, () => {
      if (!this.#options.unload()) this.#count();
    });
  }
}
