import type { DigestLanguage, Highlight } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import { clip } from '../../../text/sentences';
import { contentKeys, tokenise } from '../../../text/tokens';
import { relevance } from './central';
import { OWN_WORDS, type MomentSign } from './own-words';
import { STATEMENT_LENGTH } from './statement-worth';
import type { WordWeights } from './word-weights';

const SIGNS: Record<
  Exclude<MomentSign, 'central' | 'marked'>,
  { readonly weight: number; readonly pattern: RegExp }
> = {
  laughter: {
    weight: 1.2,
    pattern:
      /\b(?:ha(?:[ -]?ha)+|hehe|lol|lmao)\b|\[(?:laugh|웃)[^\]]*\]|\((?:laugh|웃)[^)]*\)|ㅋㅋ|ㅎㅎ|하하|푸하|깔깔/i,
  },
  excitement: {
    weight: 1,
    pattern:
      /[!！]|\b(?:amazing|incredible|unbelievable|insane|awesome|wow|oh my god|let's go|no way|can't believe|new record|scariest)\b|대박|우와|미쳤|최고|드디어|세상에|실화|소름|살았다|이겼다|성공했|신기록|믿기지/i,
  },
  decision: {
    weight: 0.9,
    pattern:
      /\b(?:decided|decision|agreed (?:to|on|that)|the plan is|announce)\b|기로 (?:했|결정|하)|결정(?:했|됐|되었|하겠)|발표/i,
  },
  number: {
    weight: 0.6,
    pattern:
      /\d[\d,.]*\s?(?:%|percent|dollars|euros|won|people|viewers|points|퍼센트|프로|달러|만|억|원|명|위|점)|[$€₩£]\s?\d|\b(?:hundred|thousand|million|billion|percent)\b|[일이삼사오육칠팔구십백천만억]{2,}\s?(?:원|명|퍼센트|프로|달러|점|위)/i,
  },
};
const SIGN_NAMES = Object.keys(SIGNS) as (keyof typeof SIGNS)[];

/** What a moment counts that the user marked: more than any that has only signs. */
const MARKED = 1000;
/** What more signs than the strongest one add. */
const SECOND_SIGN = 0.3;
/** What a moment counts that has no word of the topic. */
const OFF_TOPIC = 0.4;
/** Words of content that a moment needs: a shout alone is none. */
const LEAST_CONTENT = 2;
const LEAST_SCORE = 0.42;
/** Moments are this far apart, ms. */
const APART = 15_000;
/** Captions between two rests. */
const CHUNK = 50;

interface Moment {
  readonly highlight: Highlight;
  readonly score: number;
}

/** Which moments are chosen. */
interface Choice {
  readonly language: DigestLanguage;
  readonly most: number;
  /** Older moments fade by half in this time, ms. */
  readonly halfLifeMs: number;
}

/** What was said in one go: a caption, or a highlight found earlier. */
interface Said {
  readonly captionId: string;
  readonly atMs: number;
  readonly text: string;
  /** Known already from whoever found it; kept when the text doesn't tell. */
  readonly why?: string;
  readonly marked?: boolean | undefined;
}

function momentOf(said: Said, weights: WordWeights, language: DigestLanguage): Moment[] {
  const { captionId, atMs, text } = said;
  const highlight = (why: string): Highlight => ({
    captionId,
    atMs,
    text: clip(text.trim(), STATEMENT_LENGTH),
    why,
  });
  if (said.marked || isMarked(said))
    return [{ highlight: highlight(OWN_WORDS[language].why.marked), score: MARKED }];
  const signs = SIGN_NAMES.filter((name) => SIGNS[name].pattern.test(said.text)).sort(
    (left, right) => SIGNS[right].weight - SIGNS[left].weight,
  );
  const [sign] = signs;
  const why = sign ? OWN_WORDS[language].why[sign] : said.why;
  if (why === undefined) return [];
  const keys = contentKeys(tokenise(said.text));
  if (keys.size < LEAST_CONTENT) return [];
  const strength = sign ? SIGNS[sign].weight + SECOND_SIGN * (signs.length - 1) : 1;
  const score = strength * (OFF_TOPIC + relevance(keys, weights));
  if (said.why === undefined && score < LEAST_SCORE) return [];
  return [{ highlight: highlight(why), score }];
}

/** Whether it is a moment that was found because the user had marked it. */
export function isMarked({ why }: Pick<Said, 'why'>): boolean {
  return Object.values(OWN_WORDS).some((words) => words.why.marked === why);
}

/**
 * The moments that the user marked, and those with a sign of life in them: laughter, excitement, a decision, a number that is on the topic.
 * Apart from each other, in their order.
 */
export async function findMoments(
  said: readonly Said[],
  weights: WordWeights,
  { language, most, halfLifeMs }: Choice,
  rest: Rest,
): Promise<Highlight[]> {
  const moments: Moment[] = [];
  for (const [index, one] of said.entries()) {
    moments.push(...momentOf(one, weights, language));
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  const newest = moments.reduce((latest, { highlight }) => Math.max(latest, highlight.atMs), 0);
  const faded = ({ highlight, score }: Moment): number =>
    score * 0.5 ** ((newest - highlight.atMs) / halfLifeMs);
  const chosen: Moment[] = [];
  for (const moment of moments.toSorted((left, right) => faded(right) - faded(left))) {
    if (chosen.length >= most) break;
    const close = chosen.some(({ highlight }) => Math.abs(highlight.atMs - moment.highlight.atMs) < APART);
    if (!close) chosen.push(moment);
  }
  return chosen.map(({ highlight }) => highlight).sort((left, right) => left.atMs - right.atMs);
}
