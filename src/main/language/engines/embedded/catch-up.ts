import type { CatchUp, DigestContent, Statement } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import type { LanguageTasks } from '../../contract';
import { chooseDiverse, chooseSpread } from './central';
import { makeDigest } from './digest';
import { rankedKeywords, weighKeywords } from './keywords';
import { compete } from './statement-worth';
import type { WordWeights } from './word-weights';

/** Characters of a statement that another may begin or end with. */
const LEAST_PART = 20;
/** Points before the situation. */
const MOST_POINTS = 5;
/** Those of them that are spread over the session. */
const SPREAD_POINTS = 3;

/** What all digests say, each once, oldest first. */
function statementsOf(digests: readonly DigestContent[]): Statement[] {
  const seen = new Map<string, Statement>();
  for (const { summary, situation, highlights } of digests) {
    const moments = highlights.map(({ text, captionId }) => ({ text, captionIds: [captionId] }));
    for (const statement of [...summary, ...(situation ? [situation] : []), ...moments])
      if (!seen.has(statement.text)) seen.set(statement.text, statement);
  }
  // A situation that tells no more than a statement of its own is that statement.
  const texts = [...seen.keys()];
  return [...seen.values()].filter(
    ({ text }) => !texts.some((other) => other !== text && other.length > LEAST_PART && text.includes(other)),
  );
}

/** What mattered in the whole session: the keywords of all digests. */
function weighDigests(digests: readonly DigestContent[]): WordWeights {
  return weighKeywords(digests.flatMap(({ keywords }) => rankedKeywords(keywords)));
}

/** What was missed, in order: the points that matter in all digests, and what is going on now. */
export async function makeCatchUp(
  { digests, captions, glossary, show, style, language }: LanguageTasks['catch-up']['task'],
  breathe: Rest,
): Promise<CatchUp['points']> {
  const now = await makeDigest(
    {
      previous: digests.at(-1) ?? null,
      captions,
      glossary,
      ...(show && { show }),
      ...(style && { style }),
      language,
    },
    breathe,
  );
  const all = [...digests, now];
  const weights = weighDigests(all);
  const { situation } = now;
  const points = compete(
    statementsOf(all).filter(({ text }) => situation === null || !situation.text.includes(text)),
    weights,
  );
  // Some of each part of the session, then what matters most of all.
  const spread = chooseSpread(points, SPREAD_POINTS);
  const taken = new Set(chooseDiverse([...points], MOST_POINTS));
  const rest = points.filter((one) => !spread.includes(one) && taken.has(one));
  const best = rest.toSorted((left, right) => right.score - left.score).slice(0, MOST_POINTS - spread.length);
  const chosen = points.filter((one) => spread.includes(one) || best.includes(one)).map(({ item }) => item);
  return [...chosen, ...(situation ? [situation] : [])];
}
