import type { Sample, Span } from '../log/schema';
import { spread, type Spread } from './statistics';
import type { HeardAt } from './timeline';

/** Processor time between two samples. */
export interface Load {
  /** Epoch ms. */
  readonly fromAt: number;
  readonly toAt: number;
  /** Of the app's processes, % of one core. */
  readonly percent: number;
  /** Of everything else on the machine, % of one core. */
  readonly othersPercent: number;
}

/** A process that comes or goes between two samples is left out of that second. */
export function loads(samples: readonly Sample[]): Load[] {
  return samples.slice(1).map((sample, index) => {
    const before = samples[index] as Sample;
    const earlier = new Map(before.processes.map(({ pid, cpuMs }) => [pid, cpuMs]));
    const usedMs = sample.processes.reduce(
      (sum, { pid, cpuMs }) => sum + (cpuMs - (earlier.get(pid) ?? cpuMs)),
      0,
    );
    const lengthMs = sample.at - before.at;
    const othersMs = sample.machineCpuMs - before.machineCpuMs - usedMs;
    return {
      fromAt: before.at,
      toAt: sample.at,
      percent: (usedMs / lengthMs) * 100,
      othersPercent: Math.max(0, (othersMs / lengthMs) * 100),
    };
  });
}

/** The samples without all but some processes; none where those are not known. */
export function samplesOf(samples: readonly Sample[], pids: ReadonlySet<number>): Sample[] {
  if (pids.size === 0) return [];
  return samples.map((sample) => ({
    ...sample,
    processes: sample.processes.filter(({ pid }) => pids.has(pid)),
  }));
}

/** How much of a load's time must lie in the spans for it to count. */
const LEAST_SHARE = 0.9;

/** % of one core over those seconds that lie in one of the spans (ms in the file). */
export function loadWithin(all: readonly Load[], spans: readonly Span[], heardAt: HeardAt): Spread | null {
  const heard = spans.map(({ startMs, endMs }) => ({ fromAt: heardAt(startMs), toAt: heardAt(endMs) }));
  const inside = all.filter(({ fromAt, toAt }) => {
    const covered = heard.reduce(
      (sum, span) => sum + Math.max(0, Math.min(toAt, span.toAt) - Math.max(fromAt, span.fromAt)),
      0,
    );
    return covered >= LEAST_SHARE * (toAt - fromAt);
  });
  return spread(inside.map(({ percent }) => percent));
}

/** After a start, and after sound, work goes on for a while: this much of a silence is left out, ms. */
const SETTLE_MS = 3_000;

/** The quiet part of each silence; those without one are left out. */
export function settled(silences: readonly Span[]): Span[] {
  return silences
    .map(({ startMs, endMs }) => ({ startMs: startMs + SETTLE_MS, endMs }))
    .filter(({ startMs, endMs }) => endMs > startMs);
}
