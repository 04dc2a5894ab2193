import { comparableWords } from '../../../src/main/text/words';
import type { SessionEvent } from '../../../src/shared/session/events';
import type { TraceLine } from '../log/schema';
import { entriesOf } from './timeline';

export interface FinalCaption {
  readonly id: string;
  /** Session ms. */
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** What the overlay showed of one caption from one paint on. */
export interface ShownState {
  /** Epoch ms of the paint. */
  readonly at: number;
  readonly words: readonly string[];
  /** The first so many of the words were shown as stable; all of them in a final. */
  readonly stableCount: number;
  readonly kind: 'interim' | 'final' | 'withdrawn';
}

/** The final captions in the order in which they were begun. */
export function finalCaptions(trace: readonly TraceLine[]): FinalCaption[] {
  const finals = new Map<string, FinalCaption>();
  for (const { event } of entriesOf(trace, 'event')) {
    const { happening } = event;
    if (happening.type !== 'caption-final') continue;
    const { captionId: id, startMs, endMs, text } = happening;
    finals.set(id, { id, startMs, endMs, text, words: comparableWords(text) });
  }
  return [...finals.values()].sort((a, b) => a.startMs - b.startMs);
}

/**
 * Everything the overlay showed, by caption. A `painted` of number n shows the latest event of each caption
 * up to n, so events that came and were replaced between two paints were never shown and are not in here.
 */
export function shownStates(trace: readonly TraceLine[]): Map<string, ShownState[]> {
  const events = entriesOf(trace, 'event')
    .map(({ event }) => event)
    .sort((a, b) => a.seq - b.seq);
  const paints = entriesOf(trace, 'painted').sort((a, b) => a.at - b.at);
  const shown = new Map<string, ShownState[]>();
  let next = 0;
  for (const { at, seq } of paints) {
    const latest = new Map<string, ShownState>();
    for (let event = events[next]; event && event.seq <= seq; event = events[++next]) {
      const change = captionChange(event, at);
      if (change) latest.set(change.id, change.state);
    }
    for (const [id, state] of latest) {
      const states = shown.get(id) ?? [];
      states.push(state);
      shown.set(id, states);
    }
  }
  return shown;
}

function captionChange({ happening }: SessionEvent, at: number): { id: string; state: ShownState } | null {
  switch (happening.type) {
    case 'caption-interim': {
      const stable = comparableWords(happening.stable);
      const words = [...stable, ...comparableWords(happening.tentative)];
      return { id: happening.captionId, state: { at, words, stableCount: stable.length, kind: 'interim' } };
    }
    case 'caption-final': {
      const words = comparableWords(happening.text);
      return { id: happening.captionId, state: { at, words, stableCount: words.length, kind: 'final' } };
    }
    case 'caption-withdrawn':
      return { id: happening.captionId, state: { at, words: [], stableCount: 0, kind: 'withdrawn' } };
    default:
      return null;
  }
}

/** Changes of a caption that came after it had been called final. */
export function editsAfterFinal(trace: readonly TraceLine[]): number {
  const done = new Set<string>();
  let edits = 0;
  for (const { event } of entriesOf(trace, 'event').sort((a, b) => a.event.seq - b.event.seq)) {
    const { happening } = event;
    if (!('captionId' in happening)) continue;
    if (done.has(happening.captionId)) edits += 1;
    if (happening.type === 'caption-final') done.add(happening.captionId);
  }
  return edits;
}
