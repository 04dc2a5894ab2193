import { createWriteStream } from 'node:fs';
import type { Trace } from '../../session/trace';

/** Epoch milliseconds with fractions; the same clock in every process of a machine. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Writes entries as lines of JSON, or drops them when nobody measures. */
export function openTrace(path: string | undefined): { trace: Trace; close: () => Promise<void> } {
  if (path === undefined) return { trace: () => {}, close: () => Promise.resolve() };
  const file = createWriteStream(path);
  return {
    trace: (entry) => void file.write(`${JSON.stringify({ at: preciseNow(), ...entry })}\n`),
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}
