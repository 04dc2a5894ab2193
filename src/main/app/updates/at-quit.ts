import { sleep } from '../../remote/sleep';

/** So long what was begun may go on once the user has no time any more, ms. */
const HURRIED_MS = 8_000;

/** What is done when all parts of the app are closed, if the user has the time for it. */
export class AtQuit {
  readonly #wait: (ms: number) => Promise<void>;
  #job: (() => Promise<void>) | null = null;

  /** `wait`: for tests. */
  constructor(wait: (ms: number) => Promise<void> = sleep) {
    this.#wait = wait;
  }

  /** In place of what was to be done before. */
  set(job: () => Promise<void>): void {
    this.#job = job;
  }

  async run(hurried: AbortSignal): Promise<void> {
    // A system that shuts down waits for nobody, and what is cut off half way helps nobody either.
    if (hurried.aborted) return;
    const cutOff = new Promise<void>((resolve) => {
      hurried.addEventListener('abort', () => void this.#wait(HURRIED_MS).then(resolve), { once: true });
    });
    await Promise.race([this.#job?.(), cutOff]);
  }
}
