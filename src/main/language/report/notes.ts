import type { Report, ReportNotes } from '../../../shared/session/report';
import type { SpokenCaption } from '../../text/spoken-caption';
import { citing } from '../citing';
import type { LanguageOutput } from '../contract';
import { estimateTokens } from '../model-tokens';

export type ReportContent = LanguageOutput<'report'>;

/** Captions that may be cited, by id. */
export type CaptionsById = ReadonlyMap<string, SpokenCaption>;

/** `made` without citations of captions that do not exist, its moments at the times of their captions. */
export function citingOnly<T extends Pick<Report, 'decisions' | 'highlights' | 'quotes'>>(
  made: T,
  captions: CaptionsById,
): T {
  const placed = <M extends { captionId: string; atMs: number }>(moments: readonly M[]): M[] =>
    moments.flatMap((moment) => {
      const caption = captions.get(moment.captionId);
      return caption ? [{ ...moment, atMs: caption.startMs }] : [];
    });
  return {
    ...made,
    decisions: citing(made.decisions, captions),
    highlights: placed(made.highlights),
    quotes: placed(made.quotes),
  };
}

export function notesTokens(notes: ReportNotes): number {
  return estimateTokens(JSON.stringify(notes));
}

/** `count` of `items`, evenly spread. */
function spread<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T);
}

/** `notes` with as much of every list left out as it takes to have at most `maxTokens`. */
export function thinNotes(notes: ReportNotes, maxTokens: number): ReportNotes {
  let thinned = notes;
  for (let share = 0.9; notesTokens(thinned) > maxTokens && share > 0.01; share *= 0.9) {
    const some = <T>(items: readonly T[]): T[] => spread(items, Math.floor(items.length * share));
    thinned = {
      ...notes,
      points: some(notes.points),
      chapters: some(notes.chapters),
      decisions: some(notes.decisions),
      highlights: some(notes.highlights),
      quotes: some(notes.quotes),
      keywords: notes.keywords.slice(0, Math.floor(notes.keywords.length * share)),
    };
  }
  return thinned;
}

/** Neighbours put together as long as they have at most `maxTokens`. */
export function groupNotes(notes: readonly ReportNotes[], maxTokens: number): ReportNotes[][] {
  const groups: ReportNotes[][] = [];
  let tokens = Infinity;
  for (const each of notes) {
    const size = notesTokens(each);
    if (tokens + size > maxTokens) {
      groups.push([]);
      tokens = 0;
    }
    groups.at(-1)?.push(each);
    tokens += size;
  }
  return groups;
}

/** What a report of some windows says, as notes of one longer window. */
export function notesOfReport(content: ReportContent, group: readonly ReportNotes[]): ReportNotes {
  const { chapters, decisions, highlights, quotes, keywords } = content;
  return {
    startMs: group[0]?.startMs ?? 0,
    endMs: group.at(-1)?.endMs ?? 0,
    points: group.flatMap(({ points }) => points.slice(0, 1)),
    chapters,
    decisions,
    highlights,
    quotes,
    keywords,
  };
}
