import type { CatchUp, DigestContent, Statement } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import type { LanguageTasks } from '../../contract';
import { chooseSpread } from './central';
import { makeDigest } from './digest';
import { rankedKeywords, weighKeywords } from './keywords';
import { compete } from './statement-worth';
import type { WordWeights } from './word-weights';

/** Points before the situation. */
const MOST_POINTS = 5;

/** What all digests say, each once, oldest first. */
function statementsOf(digests: readonly DigestContent[]): Statement[] {
  const seen = new Map<string, Statement>();
  for (const { summary, situation, highlights } of digests) {
    const moments = highlights.map(({ text, captionId }) => ({ text, captionIds: [captionId] }));
    for (const statement of [...summary, ...(situation ? [situation] : []), ...moments])
      if (!seen.has(statement.text)) seen.set(statement.text, statement);
  }
  return [...seen.values()];
}

/** What mattered in the whole session: the keywords of all digests. */
function weighDigests(digests: readonly DigestContent[]): WordWeights {
  return weighKeywords(digests.flatMap(({ keywords }) => rankedKeywords(keywords)));
}

/** What was missed, in order: the points that matter in all digests, and what is going on now. */
export async function makeCatchUp(
  { digests, captions, glossary, language }: LanguageTasks['catch-up']['task'],
  rest: Rest,
): Promise<CatchUp['points']> {
  const now = await makeDigest({ previous: digests.at(-1) ?? null, captions, glossary, language }, rest);
  const all = [...digests, now];
  const weights = weighDigests(all);
  const { situation } = now;
  const points = statementsOf(all).filter(({ text }) => situation === null || !situation.text.includes(text));
  const chosen = chooseSpread(compete(points, weights), MOST_POINTS).map(({ item }) => item);
  return [...chosen, ...(situation ? [situation] : [])];
}
