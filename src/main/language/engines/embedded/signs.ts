import type { Rest } from '../../../text/rest';
import en from './data/moments.en.json';
import ko from './data/moments.ko.json';

/** Signs of what matters that stand in a text itself. */
export const SIGNS = [
  'win',
  'turn',
  'award',
  'news',
  'decision',
  'change',
  'finding',
  'date',
  'number',
  'laughter',
  'excitement',
] as const;
export type Sign = (typeof SIGNS)[number];

interface SignData {
  readonly signs: Readonly<
    Record<Exclude<Sign, 'number'>, { readonly weight: number; readonly phrases: readonly string[] }>
  >;
  /** Regular expressions of numbers that tell something: with a unit, of a score, of a year. */
  readonly numbers: readonly string[];
  /** Regular expressions of what was settled, and of what is meant to be done. */
  readonly settled: readonly string[];
  readonly intended: readonly string[];
  /** Phrases of what may be, or was once: an end that is only thought of is none. */
  readonly unsure: readonly string[];
  /** Phrases that lead to what matters, and say nothing themselves. */
  readonly leads: readonly string[];
  /** Phrases of what nobody misses. */
  readonly trivia: readonly string[];
}

interface Finder {
  readonly patterns: readonly (readonly [Sign, RegExp])[];
  readonly weights: Readonly<Record<Sign, number>>;
  readonly settled: RegExp;
  readonly intended: RegExp;
  readonly unsure: RegExp;
  readonly trivia: RegExp;
}

/** What a telling number counts; signs of other kinds have their weight in the data. */
const NUMBER_WEIGHT = 0.8;
/** What each further sign adds. */
const NEXT_SIGN = 0.35;

const MOODS: ReadonlySet<Sign> = new Set<Sign>(['laughter', 'excitement']);

/** Whether it is of how people felt rather than of what happened. */
export function isMood(sign: Sign): boolean {
  return MOODS.has(sign);
}

const HANGUL = /\p{Script=Hangul}/u;

/** A phrase as a pattern: `a|b` is either word, `*` any ending. */
function toSource(phrase: string): string {
  const words = phrase.split(' ').map((word) => {
    const either = word
      .split('|')
      .map((one) =>
        one.replaceAll(/[$()+.?[\\\]^{}]/g, String.raw`\$&`).replaceAll('*', String.raw`[\p{L}\p{N}'’]*`),
      );
    return either.length > 1 ? `(?:${either.join('|')})` : either.join('');
  });
  return words.join(String.raw`[\s,]+`);
}

const BEGINS = String.raw`(?<![\p{L}\p{N}])`;
const ENDS = String.raw`(?![\p{L}\p{N}])`;

/** `phrases` of whole words, or as words begin; those after `~` stand anywhere. */
function toPattern(phrases: readonly string[], whole: boolean): RegExp {
  const within = phrases.flatMap((one) => (one.startsWith('~') ? [toSource(one.slice(1))] : []));
  const words = phrases.flatMap((one) => (one.startsWith('~') ? [] : [toSource(one)]));
  return new RegExp([`${BEGINS}(?:${words.join('|')})${whole ? ENDS : ''}`, ...within].join('|'), 'iu');
}

function createFinder(data: SignData, whole: boolean): Finder {
  const numbers = new RegExp(data.numbers.join('|'), 'iu');
  return {
    patterns: SIGNS.map((sign) => [
      sign,
      sign === 'number' ? numbers : toPattern(data.signs[sign].phrases, whole),
    ]),
    weights: Object.fromEntries(
      SIGNS.map((sign) => [sign, sign === 'number' ? NUMBER_WEIGHT : data.signs[sign].weight]),
    ) as Record<Sign, number>,
    settled: new RegExp(data.settled.join('|'), 'iu'),
    intended: new RegExp(data.intended.join('|'), 'iu'),
    unsure: toPattern(data.unsure, whole),
    trivia: toPattern([...data.leads, ...data.trivia], whole),
  };
}

const KOREAN = createFinder(ko, false);
const ENGLISH = createFinder(en, true);

function patternsOf({ patterns, settled, intended, unsure, trivia }: Finder): RegExp[] {
  return [...patterns.map(([, pattern]) => pattern), settled, intended, unsure, trivia];
}

/** Patterns that were not run yet, each with a text in its letters. */
const cold = [
  ...patternsOf(ENGLISH).map((pattern) => ({ pattern, text: 'so it is' })),
  ...patternsOf(KOREAN).map((pattern) => ({ pattern, text: '그렇습니다' })),
];

/**
 * Runs each pattern for the first times, which compiles it and takes some ms, with rests between. Done once; all at a time
 * would keep captions waiting for a frame or two.
 */
export async function warmSigns(rest: Rest): Promise<void> {
  for (let next = cold.pop(); next; next = cold.pop()) {
    // The first run makes byte code of a pattern, the second machine code.
    for (const text of [next.text, `${next.text}.`]) {
      next.pattern.test(text);
      await rest();
    }
  }
}

/** What a text shows of itself. */
export interface Shown {
  /** The strongest first. */
  readonly signs: readonly Sign[];
  /** 0 without any sign; about 1 for one, up to 3. */
  readonly strength: number;
  /** The same without moods: what one should know, rather than see again. */
  readonly weight: number;
  /** Whether something was settled, or is meant to be done. */
  readonly settled: boolean;
  readonly intended: boolean;
  /** Whether it tells how something ended. */
  readonly decisive: boolean;
  /** Whether it is of what nobody misses: greetings, tea, the microphone, "our next story". */
  readonly trivial: boolean;
}

/** Texts seen lately: what is kept is judged again with each digest. Emptied when full. */
const known = new Map<string, Shown>();
const MOST_KNOWN = 2000;

/** The signs of what matters in a text; by what it says alone, whatever the session is about. */
export function signsOf(text: string): Shown {
  let shown = known.get(text);
  if (!shown) {
    shown = findSigns(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, shown);
  }
  return shown;
}

function findSigns(text: string): Shown {
  const { patterns, weights, settled, intended, unsure, trivia } = HANGUL.test(text) ? KOREAN : ENGLISH;
  const signs = patterns
    .flatMap(([sign, pattern]) => (pattern.test(text) ? [sign] : []))
    .sort((left, right) => weights[right] - weights[left]);
  const sum = (some: readonly Sign[]): number =>
    some.reduce((total, sign, at) => total + weights[sign] * (at === 0 ? 1 : NEXT_SIGN), 0);
  const weight = sum(signs.filter((sign) => !MOODS.has(sign)));
  const trivial = trivia.test(text);
  return {
    signs,
    strength: sum(signs),
    weight,
    settled: settled.test(text),
    intended: intended.test(text),
    decisive: signs.includes('win') && !trivial && !unsure.test(text),
    trivial,
  };
}
