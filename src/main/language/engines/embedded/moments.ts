import type { DigestLanguage, Highlight } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import { clip } from '../../../text/sentences';
import { contentKeys, tokenise } from '../../../text/tokens';
import { clarity, relevance } from './central';
import { OWN_WORDS } from './own-words';
import { isMood, signsOf } from './signs';
import { STATEMENT_LENGTH } from './statement-worth';
import type { WordWeights } from './word-weights';

/** What a moment counts that the user marked: more than any that has only signs. */
const MARKED = 1000;
/** What a moment counts that has no sign but was found by somebody else, and one of trivia. */
const FOUND = 1;
const TRIVIAL = 0.3;
/** What a moment counts that has no word of the topic. */
const OFF_TOPIC = 0.4;
/** Words of content that a moment needs: a shout alone is none. */
const LEAST_CONTENT = 2;
const LEAST_SCORE = 0.42;
/** What a moment counts that tells how something ended. */
const DECISIVE = 1.4;
/** What a mood counts where the user wants to read of moods. */
const LIVELY = 2;
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
  /** They are this far apart, ms. */
  readonly apartMs: number;
  /** What a moment counts beside each of its kind that was chosen, 0..1: there is more than one kind of moment. */
  readonly nextOfKind: number;
  /** Whether laughter and excitement count as much as an outcome does. */
  readonly lively?: boolean;
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

function momentOf(
  said: Said,
  weights: WordWeights,
  { language, lively = false }: Pick<Choice, 'language' | 'lively'>,
): Moment[] {
  const { captionId, atMs, text } = said;
  const highlight = (why: string): Highlight => ({
    captionId,
    atMs,
    text: clip(text.trim(), STATEMENT_LENGTH),
    why,
  });
  if (said.marked || isMarked(said))
    return [{ highlight: highlight(OWN_WORDS[language].why.marked), score: MARKED }];
  const { signs, strength, trivial, decisive } = signsOf(text);
  const [sign] = signs;
  const why = sign ? OWN_WORDS[language].why[sign] : said.why;
  if (why === undefined) return [];
  const tokens = tokenise(text);
  const keys = contentKeys(tokens);
  if (keys.size < LEAST_CONTENT) return [];
  const score =
    (sign ? strength : FOUND) *
    (OFF_TOPIC + relevance(keys, weights)) *
    clarity(text, tokens) *
    (trivial ? TRIVIAL : 1) *
    (decisive ? DECISIVE : 1) *
    (lively && sign !== undefined && isMood(sign) ? LIVELY : 1);
  if (said.why === undefined && score < LEAST_SCORE) return [];
  return [{ highlight: highlight(why), score }];
}

/** Whether it is a moment that was found because the user had marked it. */
export function isMarked({ why }: Pick<Said, 'why'>): boolean {
  return Object.values(OWN_WORDS).some((words) => words.why.marked === why);
}

/**
 * The moments that the user marked, and those with a sign of life in them: an outcome, news, a decision, a number that is on the topic, laughter.
 * Apart from each other, in their order.
 */
export async function findMoments(
  said: readonly Said[],
  weights: WordWeights,
  { most, halfLifeMs, apartMs, nextOfKind, ...wished }: Choice,
  rest: Rest,
): Promise<Highlight[]> {
  const moments: Moment[] = [];
  for (const [index, one] of said.entries()) {
    moments.push(...momentOf(one, weights, wished));
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  const newest = moments.reduce((latest, { highlight }) => Math.max(latest, highlight.atMs), 0);
  const faded = ({ highlight, score }: Moment): number =>
    score * 0.5 ** ((newest - highlight.atMs) / halfLifeMs);
  const candidates = new Map(moments.map((moment) => [moment, faded(moment)]));
  const chosen: Moment[] = [];
  while (chosen.length < most && candidates.size > 0) {
    const [[best]] = [...candidates].sort(([, left], [, right]) => right - left) as [[Moment, number]];
    chosen.push(best);
    for (const [moment, score] of candidates) {
      if (Math.abs(moment.highlight.atMs - best.highlight.atMs) < apartMs) candidates.delete(moment);
      else if (moment.highlight.why === best.highlight.why) candidates.set(moment, score * nextOfKind);
    }
    candidates.delete(best);
  }
  return chosen.map(({ highlight }) => highlight).sort((left, right) => left.atMs - right.atMs);
}
