import { systemAfter, type After } from '../../speech/host/host-life';

/** What the first window does not need waits for it no longer than this, ms. */
const LONGEST_MS = 3_000;

/**
 * The control window as the app starts: on a machine with few cores, all else that is loaded then would keep the user from
 * it, so that begins once it can be used.
 */
export class FirstWindow {
  /** Resolves when it can be used, is not wanted, or takes long. */
  readonly usable: Promise<void>;
  /** It can be used, or none is wanted. */
  readonly done: () => void;

  constructor(after: After = systemAfter) {
    let resolve: () => void = () => {};
    this.usable = new Promise((resolved) => (resolve = resolved));
    const cancel = after(LONGEST_MS, resolve);
    this.done = () => {
      cancel();
      resolve();
    };
  }
}
