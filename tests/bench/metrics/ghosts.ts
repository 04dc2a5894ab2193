import type { TraceLine } from '../log/schema';
import { finalCaptions, shownStates } from './captions';
import { entriesOf } from './timeline';

/** What was captioned where nobody speaks. */
export interface Ghosts {
  readonly finals: number;
  /** Captions that showed words and were then withdrawn, or never became final. */
  readonly flashes: number;
  /** Utterances that voice activity detection began. */
  readonly utterances: number;
  /** When the ghosts came, ms in the file. */
  readonly startsMs: readonly number[];
}

export function ghosts(trace: readonly TraceLine[]): Ghosts {
  const finals = finalCaptions(trace);
  const finalIds = new Set(finals.map(({ id }) => id));
  const flashed = [...shownStates(trace)].filter(
    ([id, states]) => !finalIds.has(id) && states.some(({ words }) => words.length > 0),
  );
  return {
    finals: finals.length,
    flashes: flashed.length,
    utterances: entriesOf(trace, 'vad').filter(({ state }) => state === 'started').length,
    startsMs: finals.map(({ startMs }) => startMs),
  };
}
