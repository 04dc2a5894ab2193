import { TICK_MS } from './host-life';
import type { LoadProgress } from './protocol';

/** So many ticks in a row without a word are no slow disk, and no scanner that looks into each file first, any more. */
const SILENT_TICKS = 4;
/** So many in which nothing is computed are no load any more: what is loaded was read a moment before. */
const IDLE_TICKS = 2;
/** Processor time within a tick below which nothing is being loaded, ms. */
const LEAST_CPU_MS = 25;

/** A load of any size gets this long, ms. */
const LEAST_LOAD_MS = 8000;
/** Measured: 20 to 50 ms for a megabyte. */
const LOAD_MS_PER_MB = 100;
/** What reading a megabyte and its digest take here, ms; a machine that takes longer gets more time for all of it. */
const CHECK_MS_PER_MB = 4;
const MOST_TIMES_SLOWER = 8;
const MOST_LOAD_MS = 120_000;

/**
 * How long the recogniser may compute to load a model, ms.
 *
 * @param bytes of the model's files
 * @param checkMs what reading them took
 */
export function loadDeadlineMs(bytes: number, checkMs: number): number {
  const megabytes = bytes / 1e6;
  const slower = Math.min(Math.max(checkMs / (megabytes * CHECK_MS_PER_MB), 1), MOST_TIMES_SLOWER);
  return Math.min(LEAST_LOAD_MS + megabytes * LOAD_MS_PER_MB * slower, MOST_LOAD_MS);
}

/** Tells a load that hangs from one that takes long. Time is counted in ticks, see `TICK_MS`. */
export class LoadWatch {
  readonly #bytes: number;
  /** Null before the worker's first word. */
  #progress: LoadProgress | null = null;
  /** Since the last progress. */
  #ticks = 0;
  #idleTicks = 0;
  /** Since then, as far as it is known that the host computed, ms. */
  #spentMs = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  progressed(progress: LoadProgress): void {
    this.#progress = progress;
    this.#ticks = 0;
    this.#idleTicks = 0;
    this.#spentMs = 0;
  }

  /** A tick went by. `cpuMs`: processor time that the host used in it; null when it told none. Returns whether it hangs. */
  tick(cpuMs: number | null): boolean {
    this.#ticks++;
    if (this.#progress?.step !== 'loading') return this.#ticks >= SILENT_TICKS;
    // Within the recogniser nothing tells how far it is, but whoever loads computes. The first tick is of before.
    const idle = cpuMs !== null && cpuMs < LEAST_CPU_MS && this.#ticks > 1;
    this.#idleTicks = idle ? this.#idleTicks + 1 : 0;
    if (this.#idleTicks >= IDLE_TICKS) return true;
    // A machine that is busy with other programs takes as much longer as it computes less.
    this.#spentMs += Math.min(cpuMs ?? TICK_MS, TICK_MS);
    return this.#spentMs > loadDeadlineMs(this.#bytes, this.#progress.checkMs);
  }
}
