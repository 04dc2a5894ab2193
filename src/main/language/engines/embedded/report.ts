import type { Highlight, Statement } from '../../../../shared/session/digest';
import type { Chapter, Quote, ReportNotes } from '../../../../shared/session/report';
import type { Rest } from '../../../text/rest';
import { clip, joinSentences, sentencesOf, type Sentence } from '../../../text/sentences';
import type { LanguageOutput, LanguageTasks } from '../../contract';
import { count } from '../../../../shared/text-language';
import { chooseDiverse, chooseSpread, rankSentences, relevance, type Ranked } from './central';
import { findChapters, MOST_CHAPTERS, withoutOverlap } from './chapters';
import {
  bestKeywords,
  findKeywords,
  keysOf,
  mergeKeywords,
  rankedKeywords,
  termsOf,
  weighKeywords,
  type Keyword,
} from './keywords';
import { findMoments, isMarked } from './moments';
import { OWN_WORDS } from './own-words';
import { signsOf } from './signs';
import { compete, competing, STATEMENT_LENGTH, toStatement } from './statement-worth';
import { weighWords, type WordWeights } from './word-weights';

/** One point for so many sentences, within bounds. */
const SENTENCES_PER_POINT = 8;
const LEAST_POINTS = 3;
const MOST_POINTS = 20;
const MOST_DECISIONS = 10;
const MOST_HIGHLIGHTS = 15;
/** What a moment counts beside each of its kind. */
const NEXT_OF_KIND = 0.95;
/** Moments of one session may follow each other closely: a vote and its result, ms. */
const HIGHLIGHTS_APART = 3_000;
/** With fewer moments than this, central sentences are highlights too. */
const LEAST_HIGHLIGHTS = 3;
const MOST_QUOTES = 5;
/** Characters; a syllable of Korean counts as two. */
const SHORTEST_QUOTE = 30;
const LONGEST_QUOTE = 200;
const MOST_KEYWORDS = 40;
const ABSTRACT_SENTENCES = 6;
const TITLE_WORDS = 3;
const TITLE_JOIN = ' · ';

/** An intention is only told when it is this much on the topic, 0..1. */
const LEAST_RELEVANCE = 0.08;

function findDecisions(ranked: readonly Ranked[], weights: WordWeights): Statement[] {
  const decisions = ranked.flatMap(({ sentence, keys }) => {
    const topic = relevance(keys, weights);
    const { settled, intended } = signsOf(sentence.text);
    if (settled) return [{ sentence, keys, score: 2 + topic }];
    return intended && topic >= LEAST_RELEVANCE ? [{ sentence, keys, score: topic }] : [];
  });
  return chooseDiverse(decisions, MOST_DECISIONS).map(({ sentence }) => toStatement(sentence));
}

function lengthIn(text: string): number {
  return text.length + count(text, /\p{Script=Hangul}/gu);
}

/** Central sentences that stand in one caption as they are. */
function findQuotes(ranked: readonly Ranked[]): Quote[] {
  const fitting = ranked.filter(
    ({ sentence: { text, captionIds } }) =>
      captionIds.length === 1 && lengthIn(text) >= SHORTEST_QUOTE && lengthIn(text) <= LONGEST_QUOTE,
  );
  return chooseSpread(fitting, MOST_QUOTES).flatMap(({ sentence: { text, captionIds, startMs } }) =>
    captionIds.map((captionId) => ({ captionId, atMs: startMs, text })),
  );
}

function toHighlight({ text, captionIds, startMs }: Sentence, why: string): Highlight[] {
  return captionIds
    .slice(0, 1)
    .map((captionId) => ({ captionId, atMs: startMs, text: clip(text, STATEMENT_LENGTH), why }));
}

function byTime(left: { readonly atMs: number }, right: { readonly atMs: number }): number {
  return left.atMs - right.atMs;
}

/** What one window of a session holds, in what was said itself. */
export async function makeNotes(
  { captions, glossary, show, language }: LanguageTasks['report-notes']['task'],
  rest: Rest,
): Promise<ReportNotes> {
  const sentences = await sentencesOf(captions, rest);
  const weights = await weighWords(sentences, keysOf(termsOf({ glossary, show })), rest);
  const ranked = await rankSentences(sentences, weights, rest);
  const points = Math.min(
    MOST_POINTS,
    Math.max(LEAST_POINTS, Math.round(sentences.length / SENTENCES_PER_POINT)),
  );
  const best = competing(ranked, weights);
  const central = chooseSpread(best, points).map(({ sentence }) => sentence);
  const said = captions.map(({ id, startMs, text, marked }) => ({
    captionId: id,
    atMs: startMs,
    text,
    marked,
  }));
  const decisions = findDecisions(ranked, weights);
  const decided = new Set(decisions.flatMap(({ captionIds }) => captionIds));
  const moments = await findMoments(
    // A decision has its own place.
    said.filter(({ captionId, marked }) => marked === true || !decided.has(captionId)),
    weights,
    {
      language,
      most: MOST_HIGHLIGHTS,
      halfLifeMs: Infinity,
      apartMs: HIGHLIGHTS_APART,
      nextOfKind: NEXT_OF_KIND,
    },
    rest,
  );
  const taken = new Set(moments.map(({ captionId }) => captionId));
  const others = best.filter(({ sentence }) => !sentence.captionIds.some((id) => taken.has(id)));
  const more = chooseDiverse(others, LEAST_HIGHLIGHTS - moments.length).flatMap(({ sentence }) =>
    toHighlight(sentence, OWN_WORDS[language].why.central),
  );
  return {
    startMs: captions[0]?.startMs ?? 0,
    endMs: captions.reduce((end, caption) => Math.max(end, caption.endMs), 0),
    points: central.map(toStatement),
    chapters: await findChapters(sentences, rest),
    decisions,
    highlights: [...moments, ...more].sort(byTime),
    quotes: findQuotes(others),
    keywords: bestKeywords(await findKeywords(sentences, weights, glossary, rest), MOST_KEYWORDS),
  };
}

/** The keywords of all windows; those of a long one weigh more. */
function joinKeywords(notes: readonly ReportNotes[]): Keyword[] {
  return notes.reduce<Keyword[]>(
    (joined, { keywords, startMs, endMs }) =>
      mergeKeywords(joined, rankedKeywords(keywords), Math.max(1, (endMs - startMs) / 60_000)),
    [],
  );
}

function lengthOf({ startMs, endMs }: Chapter): number {
  return endMs - startMs;
}

/** Both as one, which is called as the longer one is. */
function mergeChapters(left: Chapter, right: Chapter): Chapter {
  const { title, summary } = lengthOf(right) > lengthOf(left) ? right : left;
  return { title, summary, startMs: left.startMs, endMs: Math.max(left.endMs, right.endMs) };
}

/** A chapter that goes on in the next window is one; while there are too many, the two shortest become one. */
function joinChapters(chapters: readonly Chapter[]): Chapter[] {
  const joined: Chapter[] = [];
  for (const chapter of chapters) {
    const last = joined.at(-1);
    if (last?.title === chapter.title) joined[joined.length - 1] = mergeChapters(last, chapter);
    else joined.push(chapter);
  }
  while (joined.length > MOST_CHAPTERS) {
    const pairs = joined
      .slice(1)
      .map((right, index) => lengthOf(mergeChapters(joined[index] as Chapter, right)));
    const shortest = pairs.indexOf(Math.min(...pairs));
    joined.splice(shortest, 2, mergeChapters(joined[shortest] as Chapter, joined[shortest + 1] as Chapter));
  }
  return joined;
}

/** The report of a session from the notes on its windows. */
export function joinNotes({ notes, language }: LanguageTasks['report']['task']): LanguageOutput<'report'> {
  const ordered = notes.toSorted((left, right) => left.startMs - right.startMs);
  const scored = joinKeywords(ordered);
  const weights = weighKeywords(scored);
  const keywords = bestKeywords(scored, MOST_KEYWORDS);
  const pick = <T extends { readonly text: string }>(lists: readonly (readonly T[])[], most: number): T[] => {
    const all = lists.flat();
    return all.length <= most ? all : chooseDiverse(compete(all, weights), most).map(({ item }) => item);
  };
  const highlights = ordered.flatMap((one) => one.highlights);
  const marked = highlights.filter(isMarked).slice(-MOST_HIGHLIGHTS);
  const found = highlights.filter((highlight) => !isMarked(highlight));
  const points = compete(
    ordered.flatMap((one) => one.points),
    weights,
  );
  return {
    title: keywords.slice(0, TITLE_WORDS).join(TITLE_JOIN) || OWN_WORDS[language].untitled,
    abstract: joinSentences(chooseSpread(points, ABSTRACT_SENTENCES).map(({ item }) => item.text)),
    chapters: withoutOverlap(joinChapters(ordered.flatMap((one) => one.chapters))),
    decisions: pick(
      ordered.map((one) => one.decisions),
      MOST_DECISIONS,
    ),
    highlights: [...marked, ...pick([found], MOST_HIGHLIGHTS - marked.length)].sort(byTime),
    quotes: pick(
      ordered.map((one) => one.quotes),
      MOST_QUOTES,
    ).sort(byTime),
    keywords,
  };
}
