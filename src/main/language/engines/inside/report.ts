import type { Highlight, Statement } from '../../../../shared/session/digest';
import type { Chapter, ReportNotes } from '../../../../shared/session/report';
import type { Rest } from '../../../text/rest';
import { joinSentences, sentencesOf, type Sentence } from '../../../text/sentences';
import type { LanguageOutput, LanguageTasks } from '../../contract';
import { MOST_LINES } from './choosing/choice';
import type { Chooser } from './choosing/chooser';
import { linesOf, saysSomething, sheetOf, spread, toLine, toStatement, type Line } from './choosing/lines';
import { QUESTIONS } from './choosing/questions';

/** Sentences that are read at once, of which one in so many is chosen. */
const CHUNK = 20;
const ONE_IN = 5;
/** Facts of one window that the model adds to what the picker found. */
const MOST_FOUND = 20;
/** Moments that it adds to those of the picker's report. */
const MORE_HIGHLIGHTS = 5;
/** Lines that the model adds to the picker's abstract. */
const MORE_ABSTRACT = 3;
/** Characters. */
const LONGEST_TITLE = 60;
/** Lines that may title a chapter. */
const MOST_TITLES = 12;

function toHighlight({ text, captionIds, atMs }: Line): Highlight[] {
  return captionIds.slice(0, 1).map((captionId) => ({ captionId, atMs: atMs ?? 0, text, why: '' }));
}

function byTime(left: Highlight, right: Highlight): number {
  return left.atMs - right.atMs;
}

/** The sentences that hold facts, as the model chooses them of one part after the other while there is time. */
async function chooseFacts(
  sentences: readonly Sentence[],
  question: string,
  chooser: Chooser,
): Promise<Line[]> {
  const telling = sentences.filter(saysSomething);
  const parts = Math.ceil(telling.length / CHUNK);
  const facts: Line[] = [];
  for (let part = 0; part < parts; part++) {
    const lines = telling
      .slice(Math.floor((part * telling.length) / parts), Math.floor(((part + 1) * telling.length) / parts))
      .map(toLine);
    const count = Math.ceil(lines.length / ONE_IN);
    if (lines.length <= count) continue;
    const sheet = sheetOf(lines);
    const chosen = await chooser.chooseInTime(sheet, question, {
      facts: { type: 'lines', from: sheet.labels, count },
    });
    if (!chosen) break;
    const labels = new Set(chosen.facts);
    facts.push(...lines.filter((_, at) => labels.has(sheet.labels[at] ?? '')));
  }
  return facts;
}

/** The chapter, titled by the line of it that the model chooses while there is time. */
async function titled(
  chapter: Chapter,
  sentences: readonly Sentence[],
  question: string,
  chooser: Chooser,
): Promise<Chapter> {
  const within = sentences.filter(
    ({ startMs, text }) =>
      startMs >= chapter.startMs && startMs < chapter.endMs && text.length <= LONGEST_TITLE,
  );
  const lines = linesOf(within, [{ text: chapter.title, captionIds: [] }], MOST_TITLES);
  if (lines.length < 2) return chapter;
  const sheet = sheetOf(lines);
  const choice = await chooser.chooseInTime(sheet, question, { title: { type: 'line', from: sheet.labels } });
  const chosen = sheet.line(choice?.title[0] ?? '')?.text ?? chapter.title;
  if (chosen === chapter.title || chapter.summary.includes(chapter.title))
    return { ...chapter, title: chosen };
  // The picker's title is told all the same.
  return { ...chapter, title: chosen, summary: joinSentences([chapter.title, chapter.summary]) };
}

/** What a model found has no reason; all that the picker finds has one. */
function isFound({ why }: Highlight): boolean {
  return why === '';
}

/** Notes as the picker made them, without what a model found besides. */
export function withoutFound(notes: ReportNotes): ReportNotes {
  const found = new Set(notes.highlights.filter(isFound).map(({ text }) => text));
  return {
    ...notes,
    points: notes.points.filter(({ text }) => !found.has(text)),
    highlights: notes.highlights.filter((highlight) => !isFound(highlight)),
  };
}

/** The picker's notes of one window with the facts that the model finds in it, and its chapters titled by it. */
export async function chooseNotes(
  { captions, language }: LanguageTasks['report-notes']['task'],
  picked: ReportNotes,
  chooser: Chooser,
  rest: Rest,
): Promise<ReportNotes> {
  const words = QUESTIONS[language];
  const sentences = await sentencesOf(captions, rest);
  const facts = await chooseFacts(sentences, words.facts, chooser);
  const chapters: Chapter[] = [];
  for (const chapter of picked.chapters)
    chapters.push(await titled(chapter, sentences, words.title, chooser));
  const starts = new Map(captions.map(({ id, startMs }) => [id, startMs]));
  const startOf = ({ captionIds }: Statement): number =>
    Math.min(...captionIds.map((id) => starts.get(id) ?? Infinity));
  const told = new Set([...picked.points, ...picked.decisions].map(({ text }) => text));
  const taken = new Set(picked.highlights.map(({ captionId }) => captionId));
  const found = spread(
    facts.filter(({ text, captionIds }) => !told.has(text) && !captionIds.some((id) => taken.has(id))),
    MOST_FOUND,
  );
  return {
    ...picked,
    chapters,
    points: [...picked.points, ...found.map(toStatement)].toSorted(
      (left, right) => startOf(left) - startOf(right),
    ),
    highlights: [...picked.highlights, ...found.flatMap(toHighlight)].toSorted(byTime),
  };
}

/** Whether the picker's abstract tells it already. */
function tells(abstract: string, { text }: Statement): boolean {
  return abstract.includes(text.replace(/[.…]$/u, ''));
}

/**
 * The picker's report, whole, with some of what the model found: moments, and what it misses in the abstract; titled by the
 * line that it chooses of all points. `picked` was made from the picker's own notes.
 */
export async function chooseReport(
  { notes, language }: LanguageTasks['report']['task'],
  picked: LanguageOutput<'report'>,
  chooser: Chooser,
): Promise<LanguageOutput<'report'>> {
  const ordered = notes.toSorted((left, right) => left.startMs - right.startMs);
  const taken = new Set(picked.highlights.map(({ captionId }) => captionId));
  const found = ordered.flatMap((one) => one.highlights.filter(isFound));
  const more = found.filter(({ captionId }) => !taken.has(captionId));
  const report = {
    ...picked,
    highlights: [...picked.highlights, ...spread(more, MORE_HIGHLIGHTS)].toSorted(byTime),
  };
  const points = ordered
    .flatMap((one) => one.points)
    .map((statement): Line => ({ ...statement, atMs: null }));
  const untold = points.filter((point) => !tells(picked.abstract, point));
  if (untold.length <= MORE_ABSTRACT) return report;
  const sheet = sheetOf(spread(untold, MOST_LINES));
  const short = sheet.labelsOf(({ text }) => text.length <= LONGEST_TITLE);
  const { abstract, title } = await chooser.choose(sheet, QUESTIONS[language].report, {
    abstract: { type: 'lines', from: sheet.labels, count: MORE_ABSTRACT },
    title: { type: 'line', from: short, orNone: true },
  });
  const chosen = new Set(abstract.map((label) => sheet.line(label)));
  const told = points.filter((point) => chosen.has(point) || tells(picked.abstract, point));
  return {
    ...report,
    title: sheet.line(title[0] ?? '')?.text ?? picked.title,
    abstract: joinSentences(told.map(({ text }) => text)),
  };
}
