import type { ReferenceClip, ReferenceWord } from '../log/schema';
import type { FinalCaption, ShownState } from './captions';
import type { CaptionPaints } from './first-paints';
import type { WordMatch } from './matches';
import { spread, type Spread } from './statistics';
import type { HeardAt } from './timeline';

/** A word belongs to a caption in whose sound it ends, or that ends so shortly before, ms. */
const TAIL_MS = 200;

export interface CaptionLags {
  /** From the true end of a clip's speech to the first paint of the final with its last word, ms. */
  readonly final: Spread | null;
  /** From the true start of a clip's speech to the first paint of any text of it, ms. */
  readonly firstText: Spread | null;
  /** From the end of the last word in each caption, also where speech was cut, to the paint of its final, ms. */
  readonly finalOfCaption: Spread | null;
  /** Clips whose last word no painted final has, not even wrongly. */
  readonly unfinished: number;
  /** Final captions that were never painted as final. */
  readonly unpainted: number;
  /** Final captions to which no word belongs that was said. */
  readonly speechless: number;
}

export interface CaptionLagInput {
  readonly captions: readonly FinalCaption[];
  readonly clips: readonly ReferenceClip[];
  readonly words: readonly ReferenceWord[];
  /** One for each of the words. */
  readonly matches: readonly (WordMatch | null)[];
  readonly shown: ReadonlyMap<string, readonly ShownState[]>;
  readonly paints: ReadonlyMap<string, CaptionPaints>;
  readonly heardAt: HeardAt;
}

/**
 * A word that was said belongs to the caption that it is matched with, right or wrong; one that no caption
 * has, to the caption in whose sound it ends.
 */
export function captionLags({
  captions,
  clips,
  words,
  matches,
  shown,
  paints,
  heardAt,
}: CaptionLagInput): CaptionLags {
  const owners = words.map((word, at) => matches[at]?.caption ?? captionAround(captions, word));
  const finalAt = new Map(
    captions.map(({ id }) => [id, shown.get(id)?.find(({ kind }) => kind === 'final')?.at]),
  );
  const final: number[] = [];
  const firstText: number[] = [];
  for (const [clip, { speechStartMs, speechEndMs }] of clips.entries()) {
    const own = words.flatMap((word, at) => (word.clip === clip ? [at] : []));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) continue;
    const endAt = finalAt.get(owners[last]?.id ?? '');
    const textAt = startsCaption(owners, first)
      ? shown.get(owners[first]?.id ?? '')?.find((state) => state.words.length > 0)?.at
      : firstOf(own.map((at) => seenAt(matches[at], paints)));
    if (endAt !== undefined) final.push(endAt - heardAt(speechEndMs));
    if (textAt !== undefined) firstText.push(textAt - heardAt(speechStartMs));
  }
  const ends = new Map<string, number>();
  for (const [at, word] of words.entries()) ends.set(owners[at]?.id ?? '', endOf(word, words[at + 1], clips));
  const finalOfCaption = captions.flatMap(({ id }) => {
    const [endMs, paintedAt] = [ends.get(id), finalAt.get(id)];
    return endMs === undefined || paintedAt === undefined ? [] : [paintedAt - heardAt(endMs)];
  });
  return {
    final: spread(final),
    firstText: spread(firstText),
    finalOfCaption: spread(finalOfCaption),
    unfinished: clips.length - final.length,
    unpainted: captions.filter(({ id }) => finalAt.get(id) === undefined).length,
    speechless: captions.filter(({ id }) => !ends.has(id)).length,
  };
}

function captionAround(
  captions: readonly FinalCaption[],
  { endMs }: ReferenceWord,
): FinalCaption | undefined {
  return captions.find((caption) => endMs > caption.startMs && endMs <= caption.endMs + TAIL_MS);
}

/** False where a caption goes on from the clip before: its first text is not that of this clip. */
function startsCaption(owners: readonly (FinalCaption | undefined)[], first: number): boolean {
  const owner = owners[first];
  return owner !== undefined && !owners.slice(0, first).includes(owner);
}

function seenAt(
  match: WordMatch | null | undefined,
  paints: ReadonlyMap<string, CaptionPaints>,
): number | undefined {
  return match?.right ? paints.get(match.caption.id)?.seen.get(match.index) : undefined;
}

function firstOf(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** The end of a clip's speech is known better than that of its last word. */
function endOf(
  word: ReferenceWord,
  next: ReferenceWord | undefined,
  clips: readonly ReferenceClip[],
): number {
  return next?.clip === word.clip ? word.endMs : (clips[word.clip]?.speechEndMs ?? word.endMs);
}
