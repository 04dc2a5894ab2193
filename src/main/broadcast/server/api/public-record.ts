import type { Edited } from '../../../../shared/broadcast/public-api';
import type { CatchUp, Highlight } from '../../../../shared/session/digest';
import type { SessionRecord, SessionSummary } from '../../../../shared/session/record';
import type { Caption } from '../../../../shared/session/session-view';
import { NO_USAGE } from '../../../../shared/session/usage';
import type { PublicFeed } from '../../contract';

/** The names of all that holds words; what else is text is an id or a code, in which a mask would see numbers. */
const WORDED: ReadonlySet<string> = new Set([
  'abstract',
  'keywords',
  'name',
  'note',
  'summary',
  'text',
  'title',
  'why',
]);

/** `value` with every text in it that has words passed through `clean`. */
function cleaned<T>(value: T, clean: (text: string) => string, name = ''): T {
  if (typeof value === 'string') return (WORDED.has(name) ? clean(value) : value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => cleaned(each, clean, name)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]: [string, unknown]): [string, unknown] => [
    key,
    cleaned(each, clean, key),
  ]);
  return Object.fromEntries(entries) as T;
}

/** A caption without how it was before somebody corrected it; nothing where no word of it may be told. */
function asTold(caption: Caption): Caption[] {
  const told = { ...caption };
  delete told.original;
  return told.text === '' ? [] : [told];
}

/** Highlights without what the user wrote to their marks. */
function withoutNotes<T extends { highlights: Highlight[] } | null>(made: T): T {
  if (!made) return made;
  return { ...made, highlights: made.highlights.map(({ note: _note, ...highlight }) => highlight) };
}

/**
 * What of a session may leave the private windows. Of the one that the public feed tells of, no more than that tells:
 * what is held back is not there yet. How a corrected caption was before is nobody's business, and neither is where
 * the sound came from.
 */
export function publicRecord(record: SessionRecord, feed: Pick<PublicFeed, 'view' | 'clean'>): SessionRecord {
  const { view } = feed;
  const told =
    record.id === view.sessionId
      ? { captions: view.captions, marks: view.marks, digests: view.digest ? [view.digest] : [] }
      : record.endedAt === null
        ? // Its beginning is still held back.
          { captions: [], marks: [], digests: [] }
        : cleaned(
            { captions: record.captions, marks: record.marks, digests: record.digests.map(withoutNotes) },
            (text) => feed.clean(text),
          );
  return {
    ...record,
    captions: told.captions.flatMap(asTold),
    marks: told.marks,
    digests: told.digests,
    report: cleaned(withoutNotes(record.report), (text) => feed.clean(text)),
    // One version is enough for others, and what was struck out is for nobody.
    otherReports: [],
    struck: [],
    lanes: cleaned(record.lanes, (text) => feed.clean(text)).map((lane) => ({
      ...lane,
      source: { kind: 'sample' as const },
    })),
    usage: NO_USAGE,
  };
}

/** What of the list of sessions may. */
export function publicSummary(
  summary: SessionSummary,
  feed: Pick<PublicFeed, 'view' | 'clean'>,
): SessionSummary {
  const { view } = feed;
  const told = summary.id === view.sessionId ? (view.captions[0]?.text.slice(0, 120) ?? '') : '';
  const held = summary.id === view.sessionId || summary.endedAt === null;
  const opening = held ? told : feed.clean(summary.opening);
  return { ...summary, opening, title: feed.clean(summary.title) };
}

export function publicCatchUp(catchUp: CatchUp, feed: Pick<PublicFeed, 'clean'>): CatchUp {
  return cleaned(catchUp, (text) => feed.clean(text));
}

/** What came of a correction; a word that is masked is no term for anybody. */
export function publicEdit({ text, replaced, term }: Edited, feed: Pick<PublicFeed, 'clean'>): Edited {
  return {
    text: feed.clean(text),
    replaced: replaced.map((word) => feed.clean(word)),
    term: term !== null && feed.clean(term) === term ? term : null,
  };
}
