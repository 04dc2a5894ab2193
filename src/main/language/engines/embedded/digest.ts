import type { Digest, DigestContent, Statement } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import { sentencesOf } from '../../../text/sentences';
import type { LanguageTasks } from '../../contract';
import { chooseDiverse, rankSentences, type Ranked } from './central';
import {
  bestKeywords,
  findKeywords,
  keysOf,
  mergeKeywords,
  rankedKeywords,
  termsOf,
  weighKeywords,
} from './keywords';
import { findMoments } from './moments';
import { competing, judge, toStatement } from './statement-worth';
import { weighWords, type WordWeights } from './word-weights';

/** How much a digest holds, by the length that was chosen. */
const MOST = {
  short: { bullets: 2, highlights: 3, now: 1 },
  normal: { bullets: 3, highlights: 5, now: 2 },
} as const;
const MOST_KEYWORDS = 12;
/** A highlight counts half after this time, ms. */
const HIGHLIGHT_HALF_LIFE = 15 * 60_000;
/** What a highlight counts beside each of its kind. */
const NEXT_OF_KIND = 0.85;
/** Highlights are this far apart, ms. */
const HIGHLIGHTS_APART = 15_000;
/** How long something counts as going on now, ms. */
const NOW = 60_000;
/** Of two things said in that time, the one said this much later counts double, ms. */
const NOW_HALF_LIFE = 30_000;
const MOST_SITUATION_LENGTH = 200;
/** After this much new talk its best keyword counts as much as the best of the earlier ones, ms. */
const USUAL = 15_000;
/** A statement that was chosen before stays unless a new one is this much better, or something new has ended. */
const HOLD = 1.1;
/** What a statement counts whose topic is over: after a minute, what each doubling of the session adds, and at most. */
const FIRST_TENURE = 0.3;
const TENURE_GAIN = 0.05;
const MOST_TENURE = 0.55;
/** Each time the session is this many times longer, the oldest statement loses that and counts by its topic. */
const TERM = 2;
const MINUTE = 60_000;

/** One or two of the newest central sentences; what was said of it before when nothing new says enough. */
function situationOf(
  ranked: readonly Ranked[],
  previous: Digest | null,
  mostSentences: number,
): Statement | null {
  const end = Math.max(0, ...ranked.map(({ sentence }) => sentence.endMs));
  const recent = ranked
    .filter(({ sentence }) => sentence.endMs > end - NOW)
    .map(({ sentence, score }) => ({
      sentence,
      score: score * 0.5 ** ((end - sentence.endMs) / NOW_HALF_LIFE),
    }));
  const [first, second] = recent
    .toSorted((left, right) => right.score - left.score)
    .map(({ sentence }) => sentence);
  if (!first) return previous?.situation ?? null;
  const both =
    second && mostSentences > 1 && first.text.length + second.text.length < MOST_SITUATION_LENGTH
      ? [first, second]
      : [first];
  const parts = both.sort((left, right) => left.startMs - right.startMs).map(toStatement);
  return {
    text: parts.map((part) => part.text).join(' '),
    captionIds: [...new Set(parts.flatMap((part) => part.captionIds))],
  };
}

/** What a statement counts whose topic is over, in a session of this length: the longer, the harder to replace. */
function tenure(sessionMs: number): number {
  return Math.min(MOST_TENURE, FIRST_TENURE + TENURE_GAIN * Math.log2(Math.max(1, sessionMs / MINUTE)));
}

/** How many times the session has become longer by `TERM` since its first minute. */
function terms(sessionMs: number): number {
  return Math.floor(Math.log(Math.max(1, sessionMs / MINUTE)) / Math.log(TERM));
}

/** How the summary is to be. */
interface Wished {
  readonly most: number;
  readonly stale: boolean;
  readonly lively: boolean;
}

/**
 * The bullets so far and the new sentences compete; a full list changes by one bullet at a time. The bullets come to
 * stand for the beginning, the middle and the newest part of the session, however long it is.
 */
function summarise(
  previous: Digest | null,
  ranked: readonly Ranked[],
  weights: WordWeights,
  sessionMs: number,
  { most, stale, lively }: Wished,
): Statement[] {
  const least = tenure(sessionMs);
  const termEnds = terms(sessionMs) > terms(previous?.untilMs ?? 0);
  const held = (previous?.summary ?? []).map((statement, index) => {
    const { keys, worth, topical, clear, trivial, decisive } = judge(
      statement.text,
      weights,
      undefined,
      lively,
    );
    const value = index === 0 && termEnds ? topical : trivial ? worth : Math.max(least, worth);
    return { statement, keys, score: value * clear * (decisive ? 1 : HOLD) };
  });
  // A summary that stands still makes room for what is new.
  const weakest = Math.min(...held.map(({ score }) => score));
  const kept = held.filter(({ score }) => !stale || held.length < most || score > weakest);
  const fresh = competing(ranked, weights, lively).map(({ sentence, keys, score }) => ({
    statement: toStatement(sentence),
    keys,
    score,
  }));
  const room = Math.max(1, most - kept.length);
  return chooseDiverse([...kept, ...chooseDiverse(fresh, room)], most).map(({ statement }) => statement);
}

/**
 * What the previous digest says and what was said since, put together: earlier statements and keywords compete
 * with new ones, so that the digest tells of the session so far while its cost stays that of the new captions.
 */
export async function makeDigest(task: LanguageTasks['digest']['task'], rest: Rest): Promise<DigestContent> {
  const { previous, captions, glossary, show, style, language, stale = false } = task;
  const most = MOST[style?.length ?? 'normal'];
  const lively = style?.temper === 'lively';
  const fresh = await sentencesOf(captions, rest);
  const untilMs = captions.at(-1)?.endMs ?? previous?.untilMs ?? 0;
  const spokenMs = fresh.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const share = Math.min(1, spokenMs / USUAL);

  const freshWeights = await weighWords(fresh, keysOf(termsOf({ glossary, show })), rest);
  const keywords = mergeKeywords(
    rankedKeywords(previous?.keywords ?? []),
    await findKeywords(fresh, freshWeights, glossary, rest),
    share,
  );
  const weights = weighKeywords(keywords);
  const ranked = await rankSentences(fresh, freshWeights, rest);
  const said = captions.map(({ id, startMs, text, marked }) => ({
    captionId: id,
    atMs: startMs,
    text,
    marked,
  }));
  return {
    summary: summarise(previous, ranked, weights, untilMs, { most: most.bullets, stale, lively }),
    situation: situationOf(competing(ranked, weights, lively), previous, most.now),
    keywords: bestKeywords(keywords, MOST_KEYWORDS),
    highlights: await findMoments(
      [...(previous?.highlights ?? []), ...said],
      weights,
      {
        language,
        most: most.highlights,
        halfLifeMs: HIGHLIGHT_HALF_LIFE,
        apartMs: HIGHLIGHTS_APART,
        nextOfKind: NEXT_OF_KIND,
        lively,
      },
      rest,
    ),
  };
}
