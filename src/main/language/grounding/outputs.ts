import type { DigestContent, Highlight, Statement } from '../../../shared/session/digest';
import type { Chapter, ReportNotes } from '../../../shared/session/report';
import type { Rest } from '../../text/rest';
import { clip, joinSentences } from '../../text/sentences';
import { tokenise } from '../../text/tokens';
import type { LanguageOutput, LanguageTask, LanguageTaskKind } from '../contract';
import { denies } from './denial';
import { evidenceOf, type Evidence } from './evidence';
import { ground, shareSaid, undenied, withoutEcho } from './ground';

/** Share of a title's words that must have been said. */
const LEAST_OF_TITLE = 0.5;
const LONGEST_TITLE = 60;
const TITLE_KEYWORDS = 3;
/** Statements of a summary that is made anew, beside one of the summary before. */
const MOST_ANEW = 2;
/** Statements that have so much in common say the same, as shares of the shorter one's words. */
const SAME = 0.9;

/** What an output must be grounded in, and how its names may be spelled. */
interface Ground {
  readonly evidence: Evidence;
  readonly glossary: readonly string[];
}

function keysOf(text: string): Set<string> {
  return new Set(tokenise(text).flatMap(({ content, key }) => (content ? [key] : [])));
}

/** The first of those that say the same. */
function eachOnce<T extends { readonly text: string }>(statements: readonly T[]): T[] {
  const kept: { readonly statement: T; readonly keys: ReadonlySet<string>; readonly denied: boolean }[] = [];
  for (const statement of statements) {
    const keys = keysOf(statement.text);
    const denied = denies(statement.text);
    const repeats = kept.some((other) => {
      if (other.statement.text === statement.text) return true;
      const least = Math.min(keys.size, other.keys.size);
      const common = [...keys].filter((key) => other.keys.has(key)).length;
      return other.denied === denied && least > 1 && common >= least * SAME;
    });
    if (!repeats) kept.push({ statement, keys, denied });
  }
  return kept.map(({ statement }) => statement);
}

function groundAll(statements: readonly Statement[], { evidence, glossary }: Ground): Statement[] {
  return eachOnce(statements.flatMap((statement) => ground(statement, evidence, glossary) ?? []));
}

/** A highlight stands for one moment: that of the first source that has one. */
function groundHighlight(highlight: Highlight, { evidence, glossary }: Ground): Highlight[] {
  const { text, captionId, why } = highlight;
  const grounded = ground({ text, captionIds: [captionId] }, evidence, glossary);
  if (!grounded) return [];
  const own = grounded.captionIds.includes(captionId) ? captionId : grounded.captionIds[0];
  const atMs = evidence.sources.find(
    (source) => source.atMs !== null && own !== undefined && source.captionIds.includes(own),
  )?.atMs;
  const kept = own === captionId ? highlight.atMs : atMs;
  if (own === undefined || kept === undefined || kept === null) return [];
  // Why it matters is the engine's own word, but numbers in it are not.
  const reason = !/\p{N}/u.test(why) || shareSaid(why, evidence) > 0 ? withoutEcho(why) : '';
  return [{ captionId: own, atMs: kept, text: grounded.text, why: reason }];
}

function groundHighlights(highlights: readonly Highlight[], on: Ground): Highlight[] {
  return eachOnce(highlights.flatMap((highlight) => groundHighlight(highlight, on)));
}

/** Keywords that were said; an engine's own headings and labels were not. */
function groundKeywords(
  keywords: readonly string[],
  { evidence, glossary }: Ground,
  before: readonly string[],
): string[] {
  const known = new Set(before.map((word) => word.toLowerCase()));
  return keywords.filter(
    (word) =>
      known.has(word.toLowerCase()) || (word.trim() !== '' && shareSaid(word, evidence, glossary) >= SAME),
  );
}

/** Sentences of a text that were said, as far as that can be told; what was not is left out. */
function groundText(text: string, { evidence, glossary }: Ground): string {
  const sentences = withoutEcho(text).split(/(?<=[.!?…。！？])\s+/u);
  const kept = sentences
    .filter((one) => one.trim() !== '' && shareSaid(one, evidence, glossary) >= LEAST_OF_TITLE)
    .map((one) => undenied(one, evidence, glossary));
  return kept.every((one, at) => one === sentences[at]) && kept.length === sentences.length
    ? withoutEcho(text)
    : kept.join(' ');
}

function groundTitle(title: string, fallback: readonly string[], { evidence, glossary }: Ground): string {
  const own = withoutEcho(title);
  if (own !== '' && shareSaid(own, evidence, glossary) >= LEAST_OF_TITLE) return own;
  return clip(fallback.find((text) => text.trim() !== '') ?? '', LONGEST_TITLE);
}

/** Each chapter with a title and summary that were said in its time, none of which reaches into the next. */
function groundChapters(chapters: readonly Chapter[], { evidence, glossary }: Ground): Chapter[] {
  const ordered = chapters.toSorted((left, right) => left.startMs - right.startMs);
  return ordered.flatMap((chapter, index) => {
    const next = ordered[index + 1]?.startMs ?? Infinity;
    const { startMs } = chapter;
    const endMs = Math.min(chapter.endMs, next);
    // Two that begin together are one: the later of them tells.
    if (endMs <= startMs) return [];
    const within = evidence.within(startMs, endMs);
    const on = { evidence: within.sources.length > 0 ? within : evidence, glossary };
    const summary = groundText(chapter.summary, on);
    const said = within.sources.filter(({ atMs }) => atMs !== null).map(({ text }) => text);
    const title = groundTitle(chapter.title, [summary, ...said], on);
    return title === '' ? [] : [{ title, startMs, endMs, summary }];
  });
}

function groundDigest(content: DigestContent, task: LanguageTask<'digest'>, on: Ground): DigestContent {
  const { summary, situation, keywords, highlights } = content;
  const before = task.previous?.summary ?? [];
  const isNew = summary.every(({ text }) => before.every((old) => old.text !== text));
  // One that was made anew knows of nothing older: something of the beginning stays.
  const all = task.stale && isNew ? [...before.slice(0, 1), ...summary.slice(0, MOST_ANEW)] : summary;
  return {
    summary: groundAll(all, on),
    situation: situation && ground(situation, on.evidence, on.glossary),
    keywords: groundKeywords(keywords, on, task.previous?.keywords ?? []),
    highlights: groundHighlights(highlights, on),
  };
}

function groundNotes(notes: ReportNotes, on: Ground): ReportNotes {
  return {
    ...notes,
    points: groundAll(notes.points, on),
    chapters: groundChapters(notes.chapters, on),
    decisions: groundAll(notes.decisions, on),
    highlights: groundHighlights(notes.highlights, on),
    keywords: groundKeywords(notes.keywords, on, []),
  };
}

function groundReport(
  report: LanguageOutput<'report'>,
  { notes }: LanguageTask<'report'>,
  on: Ground,
): LanguageOutput<'report'> {
  const words = notes.flatMap((each) => each.keywords);
  const keywords = groundKeywords(report.keywords, on, words);
  const abstract = groundText(report.abstract, on);
  const points = notes.flatMap((each) => each.points.slice(0, 2).map(({ text }) => text));
  return {
    ...report,
    title:
      groundTitle(report.title, [keywords.slice(0, TITLE_KEYWORDS).join(' · '), ...points], on) ||
      report.title,
    abstract: abstract === '' ? joinSentences(points) : abstract,
    chapters: groundChapters(report.chapters, on),
    decisions: groundAll(report.decisions, on),
    highlights: groundHighlights(report.highlights, on),
    keywords,
  };
}

const GROUNDING: {
  readonly [K in LanguageTaskKind]: (
    output: LanguageOutput<K>,
    task: LanguageTask<K>,
    on: Ground,
  ) => LanguageOutput<K>;
} = {
  digest: groundDigest,
  'catch-up': (points, _task, on) => groundAll(points, on),
  'report-notes': (notes, _task, on) => groundNotes(notes, on),
  report: groundReport,
  // A translation has checks of its own (`outputs/translation`).
  translation: (text) => text,
};

/** Makes of outputs of `task` what was said of them, whoever wrote them. */
export async function createGrounding<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  rest: Rest,
): Promise<(output: LanguageOutput<K>) => LanguageOutput<K>> {
  const kind: K = task.kind;
  const on = { evidence: await evidenceOf(task as LanguageTask, rest), glossary: task.glossary };
  return (output) => GROUNDING[kind](output, task, on);
}
