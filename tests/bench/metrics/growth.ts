import type { ProcessSample, Sample, TraceLine } from '../log/schema';
import { shownStates, type FinalCaption } from './captions';
import { megabytes } from './memory';
import { slope, type Point } from './statistics';
import { entriesOf, type HeardAt } from './timeline';

/** Growth per hour, by least squares over what came after the warm-up; null where there is too little of it. */
export interface Growth {
  /** How long what it was taken over lasted, minutes. */
  readonly minutes: number;
  /** MB per hour. */
  readonly memory: number | null;
  /** The same, by what processes are for; those that draw a page are called by it. */
  readonly memoryByRole: Readonly<Record<string, number | null>>;
  /** MB per hour of the database with its journal. */
  readonly database: number | null;
  /** Ms per hour, of the time from the end of a caption's sound to the paint of its final. */
  readonly lag: number | null;
  /** The same, of what the app itself says its lag is. */
  readonly saidLag: number | null;
  /** Per hour, of all pages together. */
  readonly domNodes: number | null;
  /** Per hour, of all processes together. */
  readonly handles: number | null;
}

const HOUR_MS = 3_600_000;
/** How long the app may take to reach its size, ms; of a short run a third. */
const WARM_UP_MS = 1_800_000;
const WARM_UP_SHARE = 1 / 3;
/** Over less time than this there is no slope per hour, ms; over little more it is noise. */
const LEAST_MS = 60_000;

export interface GrowthInput {
  readonly trace: readonly TraceLine[];
  readonly samples: readonly Sample[];
  readonly captions: readonly FinalCaption[];
  readonly heardAt: HeardAt;
  /** Epoch ms; what comes after is no longer the session. */
  readonly endedAt: number;
}

export function growth({ trace, samples, captions, heardAt, endedAt }: GrowthInput): Growth {
  const zeroAt = heardAt(0);
  const lastAt = Math.min(endedAt, samples.at(-1)?.at ?? trace.at(-1)?.at ?? endedAt);
  const warmAt = zeroAt + Math.min(WARM_UP_MS, (lastAt - zeroAt) * WARM_UP_SHARE);
  const perHour = (points: readonly { at: number; value: number }[]): number | null => {
    const kept: Point[] = points
      .filter(({ at }) => at >= warmAt && at <= endedAt)
      .map(({ at, value }) => ({ x: (at - zeroAt) / HOUR_MS, y: value }));
    const [first, last] = [kept[0], kept.at(-1)];
    return first && last && (last.x - first.x) * HOUR_MS >= LEAST_MS ? slope(kept) : null;
  };
  const shown = shownStates(trace);
  return {
    minutes: (lastAt - warmAt) / 60_000,
    memory: perHour(samples.map((sample) => ({ at: sample.at, value: megabytes(sample) }))),
    memoryByRole: Object.fromEntries(
      Object.entries(memoryByRole(trace, samples)).map(([role, points]) => [role, perHour(points)]),
    ),
    database: perHour(
      samples.flatMap(({ at, databaseBytes }) =>
        databaseBytes === undefined ? [] : [{ at, value: databaseBytes / 1e6 }],
      ),
    ),
    lag: perHour(
      captions.flatMap(({ id, endMs }) => {
        const finalAt = shown.get(id)?.find(({ kind }) => kind === 'final')?.at;
        return finalAt === undefined ? [] : [{ at: finalAt, value: finalAt - heardAt(endMs) }];
      }),
    ),
    saidLag: perHour(
      entriesOf(trace, 'event').flatMap(({ at, event: { happening } }) =>
        happening.type === 'lag' ? [{ at, value: happening.lagMs }] : [],
      ),
    ),
    domNodes: perHour(domNodes(trace)),
    handles: perHour(samples.flatMap(handles)),
  };
}

/** The memory of the processes of each kind together, MB. A kind that a sample does not have is none of it there. */
function memoryByRole(
  trace: readonly TraceLine[],
  samples: readonly Sample[],
): Record<string, { at: number; value: number }[]> {
  const pages = new Map(entriesOf(trace, 'vitals').map(({ page, pid }) => [pid, page]));
  const points: Record<string, { at: number; value: number }[]> = {};
  for (const sample of samples) {
    const roleOf = ({ pid, role }: ProcessSample): string => pages.get(pid) ?? role;
    for (const role of new Set(sample.processes.map(roleOf))) {
      const processes = sample.processes.filter((process) => roleOf(process) === role);
      (points[role] ??= []).push({ at: sample.at, value: megabytes({ processes }) });
    }
  }
  return points;
}

/** What the pages last said, added up, whenever one of them says it anew. */
function domNodes(trace: readonly TraceLine[]): { at: number; value: number }[] {
  const latest = new Map<string, number>();
  const points: { at: number; value: number }[] = [];
  let pages = 0;
  for (const { at, page, domNodes: count } of entriesOf(trace, 'vitals')) {
    latest.set(page, count);
    // Until every page has spoken, the sum grows without any page growing.
    if (latest.size > pages) {
      pages = latest.size;
      points.length = 0;
    }
    points.push({ at, value: [...latest.values()].reduce((sum, value) => sum + value, 0) });
  }
  return points;
}

function handles({ at, processes }: Sample): { at: number; value: number }[] {
  const counts = processes.map((process) => process.handles).filter((count) => count !== null);
  return counts.length < processes.length
    ? []
    : [{ at, value: counts.reduce((sum, count) => sum + count, 0) }];
}
