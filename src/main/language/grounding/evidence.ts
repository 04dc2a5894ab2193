import type { Digest, DigestLanguage } from '../../../shared/session/digest';
import type { ReportNotes } from '../../../shared/session/report';
import { languageOf } from '../../../shared/text-language';
import { tokenise } from '../../text/tokens';
import type { LanguageTask, LanguageTaskKind } from '../contract';
import { isSameWord, saidNumbers } from './claims';

/** Something that an answer may be made from: a caption, or a statement that was found true before. */
export interface Source {
  readonly text: string;
  readonly captionIds: readonly string[];
  /** Session ms; null where it has no single place. */
  readonly atMs: number | null;
  /** Whether it was said since the last answer. */
  readonly fresh: boolean;
}

interface Known extends Source {
  readonly keys: readonly string[];
  readonly numbers: ReadonlySet<number>;
}

/** How many letters two words of one stem have in common at least; words are looked up by them. */
const BUCKET = 2;

/** All that an answer may be made from, to be searched by words. */
export class Evidence {
  readonly sources: readonly Known[];
  /** What was spoken; null when nothing was. */
  readonly language: DigestLanguage | null;
  readonly #buckets = new Map<string, Map<string, Set<number>>>();

  constructor(sources: readonly Source[]) {
    this.sources = sources.map((source) => ({
      ...source,
      keys: [...new Set(tokenise(source.text).map(({ key }) => key))],
      numbers: saidNumbers(source.text),
    }));
    const said = sources.map(({ text }) => text).join(' ');
    this.language = said.trim() === '' ? null : languageOf(said);
    for (const [index, { keys }] of this.sources.entries()) {
      for (const key of keys) {
        const bucket = this.#buckets.get(key.slice(0, BUCKET)) ?? new Map<string, Set<number>>();
        this.#buckets.set(key.slice(0, BUCKET), bucket);
        const places = bucket.get(key) ?? new Set();
        bucket.set(key, places.add(index));
      }
    }
  }

  /** The numbers of the sources in which a word is said. */
  placesOf(key: string): Set<number> {
    const places = new Set<number>();
    for (const [other, indices] of this.#buckets.get(key.slice(0, BUCKET)) ?? [])
      if (isSameWord(key, other)) for (const index of indices) places.add(index);
    return places;
  }

  /** The numbers of the sources in which a number is said. */
  placesOfNumber(value: number): Set<number> {
    return new Set(this.sources.flatMap(({ numbers }, index) => (numbers.has(value) ? [index] : [])));
  }
}

function sourcesOfDigest({ summary, situation, highlights }: Digest): Source[] {
  return [
    ...[...summary, ...(situation ? [situation] : [])].map(({ text, captionIds }) => ({
      text,
      captionIds,
      atMs: null,
      fresh: false,
    })),
    ...highlights.map(({ text, captionId, atMs }) => ({ text, captionIds: [captionId], atMs, fresh: false })),
  ];
}

function sourcesOfNotes({ points, chapters, decisions, highlights, quotes }: ReportNotes): Source[] {
  return [
    ...[...points, ...decisions].map(({ text, captionIds }) => ({
      text,
      captionIds,
      atMs: null,
      fresh: true,
    })),
    ...[...highlights, ...quotes].map(({ text, captionId, atMs }) => ({
      text,
      captionIds: [captionId],
      atMs,
      fresh: true,
    })),
    ...chapters.flatMap(({ title, summary }) =>
      [title, summary].map((text) => ({ text, captionIds: [], atMs: null, fresh: true })),
    ),
  ];
}

/** What the answer to a task may be made from; nothing for a translation, which is made from its caption. */
export function evidenceOf(task: LanguageTask<LanguageTaskKind>): Evidence {
  const said: Source[] =
    'captions' in task
      ? task.captions.map(({ id, text, startMs }) => ({ text, captionIds: [id], atMs: startMs, fresh: true }))
      : [];
  switch (task.kind) {
    case 'digest':
      return new Evidence([...(task.previous ? sourcesOfDigest(task.previous) : []), ...said]);
    case 'catch-up':
      return new Evidence([...task.digests.flatMap(sourcesOfDigest), ...said]);
    case 'report':
      return new Evidence(task.notes.flatMap(sourcesOfNotes));
    default:
      return new Evidence(said);
  }
}
