import type { DigestContent, Statement } from '../../../shared/session/digest';
import type { Chapter, ReportNotes } from '../../../shared/session/report';
import { plainWords, type Struck } from '../../../shared/session/struck';
import type { Caption } from '../../../shared/session/session-view';
import { languageOf } from '../../../shared/text-language';
import { tokenise } from '../../text/tokens';
import type { SpokenCaption } from '../../text/spoken-caption';
import type { LanguageOutput } from '../contract';
import { claimsOf, type Claims } from './claims';
import { agrees, areOpposed } from './denial';
import { isSameWord } from './same-word';

/** Share of its captions and of its words that a statement has in common with what it says again. */
const SAME_CAPTIONS = 0.5;
const SAME_WORDS = 0.6;
/** From this share on, one says the whole of another, whatever else it says. */
const WHOLE = 0.8;
/** Words of content without which a text alone is not known again by less than all of them. */
const LEAST_WORDS = 3;

interface Known {
  readonly words: string;
  readonly language: string;
  readonly captionIds: ReadonlySet<string>;
  readonly claims: Claims;
}

type Titled = Pick<LanguageOutput<'report'>, 'chapters' | 'decisions' | 'highlights' | 'quotes'>;

/** How much of the words of `left`, by weight, is in `right`, 0..1. */
function shareOf(left: Claims, right: Claims): number {
  let [total, common] = [0, 0];
  for (const [key, weight] of left.words) {
    total += weight;
    if ([...right.words.keys()].some((other) => isSameWord(key, other))) common += weight;
  }
  return total > 0 ? common / total : 0;
}

function lacksNumber(one: Claims, other: Claims): boolean {
  return [...one.numbers].some((value) => !other.numbers.has(value));
}

/** Whether each counts something that the other does not: this can be told across languages. */
function countOtherwise(left: Claims, right: Claims): boolean {
  return lacksNumber(left, right) && lacksNumber(right, left);
}

/**
 * Whether each names or counts something that the other does not, or one denies what the other tells: then they tell of
 * different things.
 */
function differ(left: Claims, right: Claims): boolean {
  const lacks = (one: Claims, other: Claims): boolean =>
    lacksNumber(one, other) ||
    [...one.names].some((name) => ![...other.words.keys()].some((key) => isSameWord(name, key)));
  return (lacks(left, right) && lacks(right, left)) || areOpposed(left, right);
}

function shareIn(ids: Iterable<string>, others: ReadonlySet<string>): number {
  const all = [...ids];
  return all.length > 0 ? all.filter((id) => others.has(id)).length / all.length : 0;
}

/** Whether somebody corrected words of the caption that the statement had from it. */
function wasCorrected({ text, original }: Pick<Caption, 'text' | 'original'>, claims: Claims): boolean {
  if (original === undefined) return false;
  const keysOf = (said: string): string[] => tokenise(said).map(({ key }) => key);
  const [before, now] = [keysOf(original), keysOf(text)];
  return [...claims.words.keys()].some(
    (key) => before.some((one) => isSameWord(key, one)) && !now.some((one) => isSameWord(key, one)),
  );
}

/**
 * What the user struck out of one session, as it is known again, whoever says it and in what words. A statement says it
 * again when it has the same words; or most of its captions and most of its words, unless both name or count something
 * else. Of a caption that was corrected since, only the words count.
 */
export class Strikes {
  readonly #known: readonly Known[];

  /** `captions`: those of the session, as they read now, by id. */
  constructor(
    struck: readonly Struck[],
    captions: ReadonlyMap<string, Pick<Caption, 'text' | 'original'>> = new Map(),
  ) {
    this.#known = struck.map(({ text, captionIds }) => {
      const claims = claimsOf(text);
      const ids = captionIds.filter((id) => {
        const caption = captions.get(id);
        return !caption || !wasCorrected(caption, claims);
      });
      return { words: plainWords(text), language: languageOf(text), captionIds: new Set(ids), claims };
    });
  }

  get none(): boolean {
    return this.#known.length === 0;
  }

  has({ text, captionIds }: Statement): boolean {
    if (this.none) return false;
    const words = plainWords(text);
    if (this.#known.some((known) => known.words === words)) return true;
    const near = this.#known.filter(
      (known) =>
        shareIn(captionIds, known.captionIds) >= SAME_CAPTIONS ||
        shareIn(known.captionIds, new Set(captionIds)) >= SAME_CAPTIONS,
    );
    if (near.length === 0) return false;
    const claims = claimsOf(text);
    const language = languageOf(text);
    return near.some((known) => {
      // Another language has other words for it, and spells its names otherwise.
      if (known.language !== language)
        return (
          shareIn(captionIds, known.captionIds) >= SAME_CAPTIONS &&
          !countOtherwise(claims, known.claims) &&
          claims.denied === known.claims.denied
        );
      if (differ(claims, known.claims)) return false;
      return (
        (shareIn(captionIds, known.captionIds) >= SAME_CAPTIONS &&
          shareOf(claims, known.claims) >= SAME_WORDS) ||
        shareOf(known.claims, claims) >= WHOLE
      );
    });
  }

  /** The same of a text that names no captions. */
  hasText(text: string): boolean {
    const words = plainWords(text);
    if (this.#known.some((known) => known.words === words)) return true;
    const claims = claimsOf(text);
    return (
      claims.words.size >= LEAST_WORDS &&
      this.#known.some((known) => shareOf(claims, known.claims) >= WHOLE && !differ(claims, known.claims))
    );
  }

  /** Whether a caption says little else than what was struck out of it: then engines need not hear it. */
  isAll({ id, text }: Pick<SpokenCaption, 'id' | 'text'>): boolean {
    const near = this.#known.filter((known) => known.captionIds.has(id));
    if (near.length === 0) return false;
    const claims = claimsOf(text);
    return near.some((known) => shareOf(claims, known.claims) >= WHOLE && agrees(known.claims, claims));
  }

  statements<T extends Statement>(statements: readonly T[]): T[] {
    return statements.filter((one) => !this.has(one));
  }

  digest<T extends DigestContent>(digest: T): T {
    const { summary, situation, highlights } = digest;
    return {
      ...digest,
      summary: this.statements(summary),
      situation: situation && !this.has(situation) ? situation : null,
      highlights: this.moments(highlights),
    };
  }

  notes(notes: ReportNotes): ReportNotes {
    return { ...this.#titled(notes), points: this.statements(notes.points) };
  }

  report(report: LanguageOutput<'report'>): LanguageOutput<'report'> {
    const { title, abstract, keywords } = report;
    return {
      ...this.#titled(report),
      title: this.hasText(title) ? keywords.slice(0, LEAST_WORDS).join(' · ') || title : title,
      abstract: this.#text(abstract),
    };
  }

  #titled<T extends Titled>(made: T): T {
    return {
      ...made,
      chapters: made.chapters.flatMap((chapter) => this.#chapter(chapter)),
      decisions: this.statements(made.decisions),
      highlights: this.moments(made.highlights),
      quotes: this.moments(made.quotes),
    };
  }

  moments<T extends { readonly text: string; readonly captionId: string }>(moments: readonly T[]): T[] {
    return moments.filter(({ text, captionId }) => !this.has({ text, captionIds: [captionId] }));
  }

  /** With a title of what is left of it; nothing where nothing is. */
  #chapter(chapter: Chapter): Chapter[] {
    const summary = this.#text(chapter.summary);
    if (!this.hasText(chapter.title)) return [{ ...chapter, summary }];
    const [title = ''] = sentences(summary);
    return title === '' ? [] : [{ ...chapter, title, summary }];
  }

  #text(text: string): string {
    const all = sentences(text);
    const kept = all.filter((one) => !this.hasText(one));
    return kept.length === all.length ? text : kept.join(' ');
  }
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?…。！？])\s+/u).filter((one) => one.trim() !== '');
}
