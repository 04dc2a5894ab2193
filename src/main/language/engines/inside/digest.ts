import type { DigestContent, Highlight, Statement } from '../../../../shared/session/digest';
import type { Rest } from '../../../text/rest';
import { clip, sentencesOf } from '../../../text/sentences';
import type { LanguageTasks } from '../../contract';
import type { Chooser } from './choosing/chooser';
import { linesOf, sheetOf, toStatement, type Line } from './choosing/lines';
import { QUESTIONS } from './choosing/questions';

const MOST_BULLETS = 3;
const MOST_HIGHLIGHTS = 5;
/** New lines that a model reads for one digest; older statements come on top. */
const MOST_NEW = 14;
/** What is going on now is one of the newest lines. */
const NEWEST = 6;
const LONGEST_SITUATION = 200;

/** The first `most` of both that say different things. */
function firstOf(left: readonly Line[], right: readonly Line[], most: number): Line[] {
  const all = [...left, ...right];
  return all.filter((one, at) => all.findIndex(({ text }) => text === one.text) === at).slice(0, most);
}

function withMoment(highlights: readonly Highlight[], moment: Line | undefined, why: string): Highlight[] {
  const captionId = moment?.captionIds[0];
  const known = highlights.some((one) => moment?.captionIds.includes(one.captionId));
  if (!moment || captionId === undefined || moment.atMs === null || known) return [...highlights];
  if (highlights.length >= MOST_HIGHLIGHTS) return [...highlights];
  const added = { captionId, atMs: moment.atMs, text: moment.text, why };
  return [...highlights, added].toSorted((left, right) => left.atMs - right.atMs);
}

/**
 * What the model chooses of the previous summary and of what was said since. The picker has found keywords and moments; what
 * the model does not choose stays as the picker has it.
 */
export async function chooseDigest(
  { previous, captions, language }: LanguageTasks['digest']['task'],
  picked: DigestContent,
  chooser: Chooser,
  rest: Rest,
): Promise<DigestContent> {
  const before = (previous?.summary ?? []).map((statement): Line => ({ ...statement, atMs: null }));
  // What the picker found and the streamer marked is always among the lines.
  const found: Statement[] = [
    ...picked.summary,
    ...(picked.situation ? [picked.situation] : []),
    ...picked.highlights.map(({ text, captionId }) => ({ text, captionIds: [captionId] })),
    ...captions.flatMap(({ id, text, marked }) => (marked ? [{ text, captionIds: [id] }] : [])),
  ];
  const fresh = linesOf(await sentencesOf(captions, rest), found, MOST_NEW);
  const lines = firstOf(before, fresh, before.length + MOST_NEW);
  // With so little there is nothing to choose.
  if (lines.length < 2 || fresh.length === 0) return picked;
  const sheet = sheetOf(lines);
  const isNew = new Set(fresh);
  const newest = new Set(fresh.slice(-NEWEST));
  const marked = new Set(captions.filter((caption) => caption.marked).map(({ id }) => id));
  const { why: kinds, digest: question } = QUESTIONS[language];
  const chosen = await chooser.choose(
    sheet,
    question,
    {
      summary: { type: 'lines', from: sheet.labels, count: Math.min(MOST_BULLETS, lines.length) },
      now: { type: 'line', from: sheet.labelsOf((line) => newest.has(line)) },
      moment: { type: 'line', from: sheet.labelsOf((line) => isNew.has(line)), orNone: true },
      why: { type: 'word', from: kinds },
    },
    sheet.labelsOf(({ captionIds }) => captionIds.some((id) => marked.has(id))),
  );
  const linesAt = (labels: readonly string[]): Line[] => labels.flatMap((label) => sheet.line(label) ?? []);
  const order = (line: Line): number => lines.findIndex(({ text }) => text === line.text);
  const pickedLines = picked.summary.map((statement): Line => ({ ...statement, atMs: null }));
  const summary = firstOf(linesAt(chosen.summary), pickedLines, MOST_BULLETS);
  const [now] = linesAt(chosen.now);
  return {
    ...picked,
    summary: summary.toSorted((left, right) => order(left) - order(right)).map(toStatement),
    situation: now ? { ...toStatement(now), text: clip(now.text, LONGEST_SITUATION) } : picked.situation,
    highlights: withMoment(picked.highlights, linesAt(chosen.moment)[0], chosen.why[0] ?? ''),
  };
}
