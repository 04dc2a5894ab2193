/** One dialog at a time: whoever asks for another meanwhile is answered as if the user had closed it. */
export class OneDialog {
  #open = false;

  /** @throws what `show` does */
  async ask<T>(show: () => Promise<T>): Promise<T | null> {
    if (this.#open) return null;
    this.#open = true;
    try {
      return await show();
    } finally {
      this.#open = false;
    }
  }
}
