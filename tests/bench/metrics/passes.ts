import type { TraceLine } from '../log/schema';
import { entriesOf, type Entry } from './timeline';

export type PassKind = 'interim' | 'final';

export interface PassTally {
  /** Passes that ran to their end. */
  readonly count: number;
  readonly aborted: number;
  readonly empty: number;
  /** Results thrown away because they repeat themselves. */
  readonly loops: number;
  /** Sound decoded and the time that took, ms; of passes that ran to their end. */
  readonly soundMs: number;
  readonly decodeMs: number;
  /** Decode time ÷ sound decoded; null when nothing was decoded. */
  readonly realTimeFactor: number | null;
}

export function passTally(trace: readonly TraceLine[], kind: PassKind): PassTally {
  const soundMs = new Map<string, number>();
  for (const pass of entriesOf(trace, 'pass-started')) soundMs.set(passKey(pass), pass.soundMs);
  const ended = entriesOf(trace, 'pass-ended').filter((pass) => pass.kind === kind);
  const whole = ended.filter(({ outcome }) => outcome !== 'aborted' && outcome !== 'failed');
  const outcomes = (wanted: Entry<'pass-ended'>['outcome']): number =>
    ended.filter(({ outcome }) => outcome === wanted).length;
  const sound = whole.reduce((sum, pass) => sum + (soundMs.get(passKey(pass)) ?? 0), 0);
  const decode = whole.reduce((sum, pass) => sum + pass.decodeMs, 0);
  return {
    count: whole.length,
    aborted: outcomes('aborted'),
    empty: outcomes('empty'),
    loops: outcomes('loop'),
    soundMs: sound,
    decodeMs: decode,
    realTimeFactor: sound === 0 ? null : decode / sound,
  };
}

function passKey({ captionId, kind, pass }: Entry<'pass-started'> | Entry<'pass-ended'>): string {
  return `${captionId} ${kind} ${pass}`;
}

/** Utterances that were decoded for a final, and of which no final caption came. */
export function emptyFinals(trace: readonly TraceLine[]): number {
  const decoded = new Set(
    entriesOf(trace, 'pass-ended')
      .filter(({ kind, outcome }) => kind === 'final' && outcome !== 'aborted')
      .map(({ captionId }) => captionId),
  );
  for (const { event } of entriesOf(trace, 'event')) {
    if (event.happening.type === 'caption-final') decoded.delete(event.happening.captionId);
  }
  return decoded.size;
}

/** The longest phrase that is looked for in a loop, words. */
const LONGEST_PHRASE = 12;
/** What people say more than twice in a row is short: "no, no, no". */
const LEAST_REPEATS = 3;
const LEAST_WORDS = 8;

/** True when a phrase comes three times or more in a row and so makes up eight words or more. */
export function isLoop(words: readonly string[]): boolean {
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    let same = 0;
    for (let at = length; at < words.length; at++) {
      same = words[at] === words[at - length] ? same + 1 : 0;
      if (same + length >= Math.max(LEAST_REPEATS * length, LEAST_WORDS)) return true;
    }
  }
  return false;
}
