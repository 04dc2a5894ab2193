import { samplesToMs } from '../../../shared/sound';
import { sizeOf, type ModelSpec } from '../models';
import type { DecodeJob } from './decode-job';
import { TICK_MS } from './host-life';
import { LoadWatch } from './load-watch';

/** A worker of the speech host as main sees it. */
export interface Slot {
  readonly id: string;
  readonly model: ModelSpec;
  /** `dead`: it failed where another worker with the same model did not. */
  state: 'loading' | 'ready' | 'dead';
  job: DecodeJob | null;
  /** Since it got its job. */
  ticks: number;
  readonly loading: LoadWatch;
  /** Nobody wants its model any more: it ends as soon as it is free. */
  leaving: boolean;
}

/**
 * A job has this long, and three times as long as its sound on top, ms: the machine may be slow and busy, and a late
 * worker's host is killed.
 */
const JOB_DEADLINE_MS = 20_000;
const JOB_DEADLINE_FACTOR = 3;

export function newSlot(id: string, model: ModelSpec): Slot {
  const loading = new LoadWatch(sizeOf(model));
  return { id, model, state: 'loading', job: null, ticks: 0, loading, leaving: false };
}

export function isFree(slot: Slot): boolean {
  return slot.state === 'ready' && !slot.job;
}

/** Counts a tick, in which the host used so much processor time; returns whether the worker is so late that it must hang. */
export function hangs(slot: Slot, cpuMs: number | null): boolean {
  if (slot.state === 'loading') return slot.loading.tick(cpuMs);
  return slot.job !== null && ++slot.ticks * TICK_MS > jobDeadlineMs(slot.job);
}

function jobDeadlineMs({ request }: DecodeJob): number {
  return JOB_DEADLINE_MS + JOB_DEADLINE_FACTOR * samplesToMs(request.samples.length);
}
