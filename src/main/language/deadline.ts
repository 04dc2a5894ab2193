/** A signal with an end. */
export interface Deadline {
  /** Aborts with its parent, or when the time is over. */
  readonly signal: AbortSignal;
  /** Whether it was the time that aborted it. */
  readonly passed: boolean;
  /** Must be called in the end, so that neither timer nor listener stays behind. */
  release(): void;
}

export function startDeadline(ms: number, parent: AbortSignal): Deadline {
  const controller = new AbortController();
  let passed = false;
  const abort = (): void => controller.abort();
  const timer = setTimeout(() => {
    passed = !controller.signal.aborted;
    abort();
  }, ms);
  if (parent.aborted) abort();
  parent.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    release: () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', abort);
    },
  };
}
