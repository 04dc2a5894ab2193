import type { TraceLine } from './schema';

/** A trace without what it tells of other lanes than the first, so that it reads as that of one lane. */
export function ofFirstLane(trace: readonly TraceLine[]): readonly TraceLine[] {
  const started = trace.flatMap((entry) =>
    entry.type === 'event' && entry.event.happening.type === 'session-started' ? [entry.event.happening] : [],
  )[0];
  const first = started?.lanes[0]?.id;
  if (first === undefined || started?.lanes.length === 1) return trace;
  const others = new Set<string>();
  const laneOf = (entry: TraceLine): string | undefined => {
    if (entry.type === 'lane-listening' || entry.type === 'vad') return entry.laneId;
    return entry.type === 'event' && 'laneId' in entry.event.happening
      ? entry.event.happening.laneId
      : undefined;
  };
  for (const entry of trace) {
    const laneId = laneOf(entry);
    if (entry.type !== 'event' || laneId === undefined || laneId === first) continue;
    if ('captionId' in entry.event.happening) others.add(entry.event.happening.captionId);
  }
  return trace.filter((entry) => {
    const laneId = laneOf(entry);
    if (laneId !== undefined) return laneId === first;
    return !('captionId' in entry && others.has(entry.captionId));
  });
}
