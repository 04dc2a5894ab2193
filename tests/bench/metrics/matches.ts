import type { ReferenceWord, RunHeader } from '../log/schema';
import { align, type Step } from './align';
import type { FinalCaption } from './captions';
import { addTallies, tallySteps, type ErrorTally } from './errors';

/** How far from its caption's sound a word may end, ms: the ends of words are estimates, and bad ones in slow speech. */
const REACH_MS = 2_000;

/** A word that was said, and the word of a final caption that stands for it. */
export interface WordMatch {
  readonly word: ReferenceWord;
  readonly caption: FinalCaption;
  /** Which of the caption's comparable words. */
  readonly index: number;
  readonly right: boolean;
}

export interface Matches {
  readonly errors: ErrorTally;
  /** By the index of the reference word; null for words that no caption has. */
  readonly words: readonly (WordMatch | null)[];
}

/**
 * Aligns what was said with all final captions in a row, without regard to where captions or clips begin, so
 * that the cuts themselves cost nothing. In a soak each loop is aligned by itself; a caption belongs to the
 * loop that its middle falls into. A pair further than 2 s apart in time counts in the errors as the
 * alignment has it, but is no match: no time is taken from it.
 */
export function matchWords(
  { words, durationMs, loops }: Pick<RunHeader, 'words' | 'durationMs' | 'loops'>,
  captions: readonly FinalCaption[],
): Matches {
  const loopMs = durationMs / loops;
  const loopOf = (startMs: number, endMs: number): number =>
    Math.min(loops - 1, Math.floor((startMs + endMs) / 2 / loopMs));
  const matched: (WordMatch | null)[] = words.map(() => null);
  const tallies: ErrorTally[] = [];
  for (let loop = 0; loop < loops; loop++) {
    const said = words.flatMap((word, at) =>
      loopOf(word.startMs, word.endMs) === loop ? [{ word, at }] : [],
    );
    const written = captions
      .filter((caption) => loopOf(caption.startMs, caption.endMs) === loop)
      .flatMap((caption) => caption.words.map((text, index) => ({ caption, text, index })));
    const steps = align(
      said.map(({ word }) => word.text),
      written.map(({ text }) => text),
    );
    tallies.push(tallySteps(steps));
    for (const step of steps) {
      const pair = pairOf(step);
      if (!pair) continue;
      const { word, at } = said[pair.reference] as (typeof said)[number];
      const { caption, index } = written[pair.hypothesis] as (typeof written)[number];
      if (isNear(word, caption)) matched[at] = { word, caption, index, right: step.kind === 'equal' };
    }
  }
  return { errors: addTallies(tallies), words: matched };
}

function pairOf(step: Step): { reference: number; hypothesis: number } | null {
  return step.kind === 'equal' || step.kind === 'substitution' ? step : null;
}

function isNear(word: ReferenceWord, caption: FinalCaption): boolean {
  return word.endMs >= caption.startMs - REACH_MS && word.endMs <= caption.endMs + REACH_MS;
}
