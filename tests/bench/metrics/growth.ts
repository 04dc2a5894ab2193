import type { Sample, TraceLine } from '../log/schema';
import { shownStates, type FinalCaption } from './captions';
import { megabytes } from './memory';
import { slope, type Point } from './statistics';
import { entriesOf, type HeardAt } from './timeline';

/** Growth per hour, by least squares over what came after the warm-up; null where there is too little of it. */
export interface Growth {
  /** MB per hour. */
  readonly memory: number | null;
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
/** How long the app may take to reach its size, ms. */
export const WARM_UP_MS = 600_000;
/** Over less time than this a slope per hour is noise, ms. */
const LEAST_MS = 120_000;

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
  const perHour = (points: readonly { at: number; value: number }[]): number | null => {
    const kept: Point[] = points
      .filter(({ at }) => at >= zeroAt + WARM_UP_MS && at <= endedAt)
      .map(({ at, value }) => ({ x: (at - zeroAt) / HOUR_MS, y: value }));
    const [first, last] = [kept[0], kept.at(-1)];
    return first && last && (last.x - first.x) * HOUR_MS >= LEAST_MS ? slope(kept) : null;
  };
  const shown = shownStates(trace);
  return {
    memory: perHour(samples.map((sample) => ({ at: sample.at, value: megabytes(sample) }))),
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
