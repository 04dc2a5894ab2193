/** What is done when all parts of the app are closed, if the user has the time for it. */
export class AtQuit {
  #job: (() => Promise<void>) | null = null;

  /** In place of what was to be done before. */
  set(job: () => Promise<void>): void {
    this.#job = job;
  }

  async run(hurried: AbortSignal): Promise<void> {
    // A system that shuts down waits for nobody, and what is cut off half way helps nobody either.
    if (!hurried.aborted) await this.#job?.();
  }
}
