import type { Chapter } from '../../../../shared/session/report';
import type { Rest } from '../../../text/rest';
import { clip, joinSentences, type Sentence } from '../../../text/sentences';
import { chooseDiverse, isMaterial } from './central';
import { compete, STATEMENT_LENGTH } from './statement-worth';
import { weighWords } from './word-weights';

/** A chapter is at least this long, ms, or this share of a short session. */
const LEAST_CHAPTER = 120_000;
const LEAST_SHARE = 1 / 6;
/** So many chapters at most, however long the session. */
export const MOST_CHAPTERS = 24;
/** Sentences on either side of a gap that are compared. */
const BLOCK = 8;
/** A valley of less than this share of the deepest one is no change of topic. */
const RIPPLE = 0.3;
const CHUNK = 200;
/** Characters. */
const LONGEST_TITLE = 60;
const SUMMARY_SENTENCES = 3;

type Counts = Map<string, number>;

function count(counts: Counts, keys: ReadonlySet<string>, change: 1 | -1): void {
  for (const key of keys) {
    const now = (counts.get(key) ?? 0) + change;
    if (now === 0) counts.delete(key);
    else counts.set(key, now);
  }
}

function cosine(left: Counts, right: Counts): number {
  let product = 0;
  for (const [key, value] of left) product += value * (right.get(key) ?? 0);
  const length = (counts: Counts): number =>
    Math.sqrt([...counts.values()].reduce((sum, value) => sum + value ** 2, 0));
  return product === 0 ? 0 : product / (length(left) * length(right));
}

/** How alike the talk before and after each gap between two sentences is, 0..1. */
async function cohesion(keys: readonly ReadonlySet<string>[], rest: Rest): Promise<number[]> {
  const before: Counts = new Map();
  const after: Counts = new Map();
  for (const own of keys.slice(0, BLOCK)) count(after, own, 1);
  const scores: number[] = [];
  for (const [index, own] of keys.slice(0, -1).entries()) {
    count(before, own, 1);
    count(after, own, -1);
    const leaving = keys[index - BLOCK];
    const coming = keys[index + BLOCK];
    if (leaving) count(before, leaving, -1);
    if (coming) count(after, coming, 1);
    scores.push(cosine(before, after));
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  return scores;
}

/** How deep the valley at each gap is, from the hills on its left and right. */
function depths(scores: readonly number[]): number[] {
  const climb = (from: number, step: 1 | -1): number => {
    let top = scores[from] ?? 0;
    for (let at = from + step; (scores[at] ?? -1) > top; at += step) top = scores[at] ?? 0;
    return top;
  };
  return scores.map((score, gap) => climb(gap, -1) + climb(gap, 1) - 2 * score);
}

/**
 * Where the topic changes: the numbers of the sentences that begin something new. TextTiling over sentences
 * (Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages", 1997): the deepest valleys of
 * the likeness of what was said before and after, deeper than the mean less half a standard deviation and than
 * ripples.
 */
async function findShifts(sentences: readonly Sentence[], leastMs: number, rest: Rest): Promise<number[]> {
  const valleys = depths(
    await cohesion(
      sentences.map((sentence) => sentence.keys),
      rest,
    ),
  );
  const mean = valleys.reduce((sum, depth) => sum + depth, 0) / Math.max(1, valleys.length);
  const spread = Math.sqrt(
    valleys.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, valleys.length),
  );
  const ripple = valleys.reduce((most, depth) => Math.max(most, depth), 0) * RIPPLE;
  const start = sentences[0]?.startMs ?? 0;
  const end = sentences.at(-1)?.endMs ?? 0;
  const chosen: { index: number; atMs: number }[] = [];
  const byDepth = valleys
    .map((depth, gap) => ({ depth, index: gap + 1, atMs: sentences[gap + 1]?.startMs ?? 0 }))
    .filter(({ depth }) => depth > ripple && depth >= mean - spread / 2)
    .sort((left, right) => right.depth - left.depth);
  for (const { index, atMs } of byDepth) {
    if (chosen.length + 1 >= MOST_CHAPTERS) break;
    const near = [start, end, ...chosen.map((other) => other.atMs)].some(
      (other) => Math.abs(other - atMs) < leastMs,
    );
    if (!near) chosen.push({ index, atMs });
  }
  return chosen.map(({ index }) => index).sort((left, right) => left - right);
}

async function toChapter(sentences: readonly Sentence[], rest: Rest): Promise<Chapter[]> {
  const [first] = sentences;
  const last = sentences.at(-1);
  if (!first || !last) return [];
  const weights = await weighWords(sentences, new Set(), rest);
  const best = compete(sentences.filter(isMaterial), weights).sort((left, right) => right.score - left.score);
  const title = best.find(({ item }) => item.text.length <= LONGEST_TITLE) ?? best[0];
  const told = chooseDiverse(
    best.filter((one) => one !== title),
    SUMMARY_SENTENCES,
  )
    .map(({ item }) => item)
    .sort((left, right) => left.startMs - right.startMs);
  return [
    {
      title: clip(title?.item.text ?? first.text, LONGEST_TITLE),
      startMs: first.startMs,
      endMs: Math.max(...sentences.map(({ endMs }) => endMs)),
      summary: joinSentences(told.map(({ text }) => clip(text, STATEMENT_LENGTH))),
    },
  ];
}

/** `chapters`, each of which ends where the next begins at the latest: speakers finish their sentences in the next one. */
export function withoutOverlap(chapters: readonly Chapter[]): Chapter[] {
  return chapters.map((chapter, index) => {
    const next = chapters[index + 1]?.startMs ?? Infinity;
    return { ...chapter, endMs: Math.min(chapter.endMs, next) };
  });
}

/** The chapters of a session by its topics: each is titled by the sentence in it that matters most, and tells the next. */
export async function findChapters(sentences: readonly Sentence[], rest: Rest): Promise<Chapter[]> {
  const [first] = sentences;
  const last = sentences.at(-1);
  if (!first || !last) return [];
  const length = last.endMs - first.startMs;
  const leastMs = Math.max(Math.min(LEAST_CHAPTER, length * LEAST_SHARE), length / (2 * MOST_CHAPTERS));
  const shifts = await findShifts(sentences, leastMs, rest);
  const bounds = [0, ...shifts, sentences.length];
  const chapters: Chapter[] = [];
  for (const [index, from] of bounds.slice(0, -1).entries())
    chapters.push(...(await toChapter(sentences.slice(from, bounds[index + 1]), rest)));
  return withoutOverlap(chapters);
}
