import type { Digest, DigestLanguage } from '../../../shared/session/digest';
import type { ReportNotes } from '../../../shared/session/report';
import { languageOf } from '../../../shared/text-language';
import type { Rest } from '../../text/rest';
import { tokenise } from '../../text/tokens';
import type { LanguageTask } from '../contract';
import { hearerOf, type Hearer } from '../glossary/misheard';
import { mayBeWrittenIn } from '../outputs/written-in';
import { denies, type Told } from './denial';
import { saidNumbers, type Numbers } from './numbers';
import { isSameWord } from './same-word';

/** Something that an answer may be made from: a caption, or a statement that was found true before. */
export interface Source {
  readonly text: string;
  readonly captionIds: readonly string[];
  /** Session ms; null where it has no single place. */
  readonly atMs: number | null;
  /** Whether it is what somebody said, rather than what was told of it before, maybe in another language. */
  readonly spoken?: boolean;
}

/** A source, with what can be looked for in it. */
export interface Known extends Source, Numbers, Told {
  readonly keys: readonly string[];
}

/** How many letters two words of one stem have in common at least; words are looked up by them. */
const BUCKET = 2;
/** Sources between two rests. */
const CHUNK = 50;

function toKnown(source: Source): Known {
  const keys = [...new Set(tokenise(source.text).map(({ key }) => key))];
  return { ...source, keys, denied: denies(source.text), ...saidNumbers(source.text) };
}

/** One that no digest is written in is 'other': it has other words, in Latin letters too. */
function languageIn(text: string): DigestLanguage | 'other' {
  const language = languageOf(text);
  return language === 'en' && !mayBeWrittenIn('en', text) ? 'other' : language;
}

/** What was spoken, or all where nothing was. */
function spokenIn(sources: readonly Source[]): string {
  const spoken = sources.filter((source) => source.spoken);
  return (spoken.length > 0 ? spoken : sources).map(({ text }) => text).join(' ');
}

/** All that an answer may be made from, to be searched by words. */
export class Evidence {
  readonly sources: readonly Known[];
  /** Of what was spoken; null when nothing was. */
  readonly #language: DigestLanguage | 'other' | null;
  readonly #buckets = new Map<string, Map<string, Set<number>>>();
  /** By the words of terms that were asked for. */
  readonly #hearers: Map<string, Hearer>;

  private constructor(sources: readonly Known[], hearers = new Map<string, Hearer>()) {
    this.sources = sources;
    this.#hearers = hearers;
    const spoken = spokenIn(sources);
    this.#language = spoken.trim() === '' ? null : languageIn(spoken);
    for (const [index, { keys }] of sources.entries()) {
      for (const key of keys) {
        const bucket = this.#buckets.get(key.slice(0, BUCKET)) ?? new Map<string, Set<number>>();
        this.#buckets.set(key.slice(0, BUCKET), bucket);
        const places = bucket.get(key) ?? new Set();
        bucket.set(key, places.add(index));
      }
    }
  }

  static async of(sources: readonly Source[], rest: Rest): Promise<Evidence> {
    const known: Known[] = [];
    for (const source of sources) if (known.push(toKnown(source)) % CHUNK === 0) await rest();
    return new Evidence(known);
  }

  /** Whether `text` is in the language that was spoken, so that its words can be looked for. */
  hasLanguageOf(text: string): boolean {
    if (this.#language === null) return true;
    return (this.#language === 'other' ? languageIn(text) : languageOf(text)) === this.#language;
  }

  /** What of it was said in this time, session ms, and what has no single place. */
  within(startMs: number, endMs: number): Evidence {
    return new Evidence(
      this.sources.filter(({ atMs }) => atMs === null || (atMs >= startMs && atMs < endMs)),
      this.#hearers,
    );
  }

  /** The numbers of the sources in which a word is said. */
  placesOf(key: string): Set<number> {
    const places = new Set<number>();
    for (const [other, indices] of this.#buckets.get(key.slice(0, BUCKET)) ?? [])
      if (isSameWord(key, other)) for (const index of indices) places.add(index);
    return places;
  }

  /** Of these, the sources that may have a word of a term in other letters; null where that cannot be told. */
  placesHeard(word: string, among: Iterable<number>): number[] | null {
    const hears = this.#hearers.get(word) ?? hearerOf(word);
    this.#hearers.set(word, hears);
    const places: number[] = [];
    for (const index of among) {
      const heard = hears(this.sources[index]?.text ?? '');
      if (heard === null) return null;
      if (heard) places.push(index);
    }
    return places;
  }

  /** The numbers of the sources in which a number is said. */
  placesOfNumber(value: number): Set<number> {
    return this.#placesWith(({ numbers }) => numbers.has(value));
  }

  /** The numbers of the sources in which two numbers are said as one score, or are said where there is none. */
  placesOfScore(left: number, right: number): Set<number> {
    return this.#placesWith(({ numbers, scores }) =>
      scores.length > 0
        ? scores.some(
            ([one, other]) => (one === left && other === right) || (one === right && other === left),
          )
        : numbers.has(left) && numbers.has(right),
    );
  }

  #placesWith(is: (source: Known) => boolean): Set<number> {
    return new Set(this.sources.flatMap((source, index) => (is(source) ? [index] : [])));
  }
}

function sourcesOfDigest({ summary, situation, highlights }: Digest): Source[] {
  return [
    ...[...summary, ...(situation ? [situation] : [])].map(({ text, captionIds }) => ({
      text,
      captionIds,
      atMs: null,
    })),
    ...highlights.map(({ text, captionId, atMs }) => ({ text, captionIds: [captionId], atMs })),
  ];
}

function sourcesOfNotes({ points, chapters, decisions, highlights, quotes }: ReportNotes): Source[] {
  return [
    ...[...points, ...decisions].map(({ text, captionIds }) => ({
      text,
      captionIds,
      atMs: null,
    })),
    ...[...highlights, ...quotes].map(({ text, captionId, atMs }) => ({
      text,
      captionIds: [captionId],
      atMs,
    })),
    ...chapters.flatMap(({ title, summary }) =>
      [title, summary].map((text) => ({ text, captionIds: [], atMs: null })),
    ),
  ];
}

function sourcesOf(task: LanguageTask): Source[] {
  const said: Source[] =
    'captions' in task
      ? task.captions.map(({ id, text, startMs }) => ({
          text,
          captionIds: [id],
          atMs: startMs,
          spoken: true,
        }))
      : [];
  switch (task.kind) {
    case 'digest':
      return [...(task.previous ? sourcesOfDigest(task.previous) : []), ...said];
    case 'catch-up':
      return [...task.digests.flatMap(sourcesOfDigest), ...said];
    case 'report':
      return task.notes.flatMap(sourcesOfNotes);
    default:
      return said;
  }
}

/** What the answer to a task may be made from; nothing for a translation, which is made from its caption. */
export function evidenceOf(task: LanguageTask, rest: Rest): Promise<Evidence> {
  return Evidence.of(sourcesOf(task), rest);
}
