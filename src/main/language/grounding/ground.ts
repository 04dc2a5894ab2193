import type { Statement } from '../../../shared/session/digest';
import { clip } from '../../text/sentences';
import { tokenise, type Token } from '../../text/tokens';
import { isOrdinary } from '../glossary/everyday';
import { claimsOf, type Claims } from './claims';
import { agrees } from './denial';
import type { Evidence, Known } from './evidence';
import { isSameWord } from './same-word';

/** Share of a statement's words, by weight, that must have been said where it says so. */
const LEAST_COVERED = 0.6;
/** From this share on, what was said takes the place of a statement that says more. */
const LEAST_LIKE = 0.3;
/** Sources that one statement may be put together from. */
const MOST_SOURCES = 4;
/** What a statement counts that the answer itself names, beside one that it doesn't. */
const NAMED = 1.25;
const MOST_CITED = 8;
/** Longest caption that takes the place of a statement, characters. */
const LONGEST_CAPTION = 160;

/** A word, name or number of a statement, and the numbers of the sources that have it. */
interface Wanted {
  readonly weight: number;
  readonly places: ReadonlySet<number>;
  /** A name or number, without which a statement isn't sound. */
  readonly must: boolean;
}

/** What `text` was found to be made from. */
interface Found {
  /** The best first. */
  readonly sources: readonly Known[];
  /** Share of its words, by weight, 0..1. */
  readonly covered: number;
  /** Whether all its names and numbers are there. */
  readonly sound: boolean;
}

/**
 * `glossary`: terms that may be spelled otherwise than they were heard. Unless they are said where the text `isNamed` to
 * come from, they are looked for by their sound, there and where the rest of it is said; those that have none to go by
 * are not wanted.
 */
function wantedOf(
  { words, names, numbers, scores }: Claims,
  evidence: Evidence,
  glossary: readonly string[],
  isNamed: (index: number) => boolean,
): Wanted[] {
  const terms = tokenise(glossary.join('. ')).filter(({ content }) => content);
  const termOf = (key: string): Token | undefined => terms.find((term) => isSameWord(key, term.key));
  const wanted: Wanted[] = [
    ...[...words]
      .filter(([key]) => !termOf(key))
      .map(([key, weight]) => ({ weight, places: evidence.placesOf(key), must: names.has(key) })),
    ...[...numbers].map((value) => ({ weight: 1, places: evidence.placesOfNumber(value), must: true })),
    ...scores.map(([left, right]) => ({
      // Its numbers weigh by themselves.
      weight: numbers.has(left) && numbers.has(right) ? 0 : 1,
      places: evidence.placesOfScore(left, right),
      must: true,
    })),
  ];
  const around = new Set(wanted.flatMap(({ places }) => [...places]));
  const isAround = (index: number): boolean => around.size === 0 || around.has(index) || isNamed(index);
  const called = [...words].flatMap(([key, weight]): Wanted[] => {
    const term = termOf(key);
    if (!term) return [];
    const said = evidence.placesOf(key);
    const others = [...evidence.sources.keys()].filter((index) => isAround(index) && !said.has(index));
    const heard = [...said].some(isNamed) ? [] : evidence.placesHeard(term.text, others);
    return heard ? [{ weight, places: new Set([...said, ...heard]), must: !isOrdinary(term.base) }] : [];
  });
  return [...wanted, ...called];
}

/**
 * The fewest sources that have most of what is wanted. What is named is a hint, which decides between equals; then those
 * that `bearOut` the text, then the newest.
 */
function findSources(
  wanted: readonly Wanted[],
  evidence: Evidence,
  isNamed: (index: number) => boolean,
  bearOut: (sources: readonly Known[]) => boolean,
): Found {
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const missing = new Set(wanted);
  const chosen: number[] = [];
  while (missing.size > 0 && chosen.length < MOST_SOURCES) {
    const gains = new Map<number, number>();
    for (const { weight, places } of missing)
      for (const index of places) gains.set(index, (gains.get(index) ?? 0) + weight);
    const scores = [...gains].map(([index, gain]) => ({ index, score: gain * (isNamed(index) ? NAMED : 1) }));
    const most = Math.max(...scores.map(({ score }) => score));
    const equals = scores.flatMap(({ index, score }) => (score === most ? [index] : []));
    const newest = equals.toSorted((left, right) => right - left);
    const best = newest.find((index) => bearOut(evidence.sources.slice(index, index + 1))) ?? newest[0];
    if (best === undefined) break;
    chosen.push(best);
    for (const one of missing) if (one.places.has(best)) missing.delete(one);
  }
  const left = [...missing].reduce((sum, { weight }) => sum + weight, 0);
  return {
    sources: chosen.flatMap((index) => evidence.sources[index] ?? []),
    covered: total > 0 ? 1 - left / total : 0,
    sound: ![...missing].some(({ must }) => must),
  };
}

/** Labels and headings of our own prompts, in front of a statement. */
const HEADING =
  /^\s*(?:[-*•]\s*)?(?:(?:summary|situation|highlight|point|decision|quote|chapter|title|keywords|요약|상황|하이라이트|요점|결정|인용|챕터|제목|키워드)\s*[:：]\s*|[a-z]\d{1,3}\s*[:：.)]\s*)+/iu;
const LABELS_ONLY = /^(?:[\s,;[\]()"'.…-]|\b[a-z]\d{1,3}\b)*$/iu;

/** `text` without what models copy out of their orders; empty when nothing else is in it. */
export function withoutEcho(text: string): string {
  const plain = text.replace(HEADING, '').trim();
  return LABELS_ONLY.test(plain) ? '' : plain;
}

/** Of a statement in another language than was spoken, only the numbers can be looked for. */
function numbersSaid(text: string, evidence: Evidence, glossary: readonly string[]): boolean {
  return [...claimsOf(text, glossary).numbers].every((value) => evidence.placesOfNumber(value).size > 0);
}

/** Whether one of the sources denies what is claimed as it does, and nothing where it denies nothing. */
function borneOutBy(claims: Claims): (sources: readonly Known[]) => boolean {
  return (sources) => sources.some((source) => agrees(claims, source));
}

/**
 * The statement with the captions that it really comes from; those that it names stay when all of it was said there. One
 * that says more than was said, or denies it, becomes the caption that it is most like. Null when there is none, or when it is
 * nothing but an echo of our orders. `glossary`: terms that may be spelled otherwise than they were heard.
 */
export function ground(
  { text, captionIds }: Statement,
  evidence: Evidence,
  glossary: readonly string[] = [],
): Statement | null {
  const said = withoutEcho(text);
  if (said === '') return null;
  if (!evidence.hasLanguageOf(said))
    return numbersSaid(said, evidence, glossary) ? { text: said, captionIds: [...captionIds] } : null;
  const named = new Set(captionIds);
  const isNamed = (index: number): boolean =>
    evidence.sources[index]?.captionIds.some((id) => named.has(id)) ?? false;
  const claims = claimsOf(said, glossary);
  const wanted = wantedOf(claims, evidence, glossary, isNamed);
  if (wanted.length === 0) {
    const source = evidence.sources.find((one) => one.text.includes(said));
    return source && source.captionIds.length > 0 ? { text: said, captionIds: [...source.captionIds] } : null;
  }
  const isBorneOut = borneOutBy(claims);
  const telling = evidence.sources.filter(
    (_, index) => isNamed(index) && wanted.some(({ places }) => places.has(index)),
  );
  if (wanted.every(({ places }) => [...places].some(isNamed)) && isBorneOut(telling))
    return { text: said, captionIds: [...captionIds] };
  const { sources, covered, sound } = findSources(wanted, evidence, isNamed, isBorneOut);
  const cited = [...new Set(sources.flatMap((source) => source.captionIds))].slice(0, MOST_CITED);
  if (sound && covered >= LEAST_COVERED && cited.length > 0 && isBorneOut(sources))
    return { text: said, captionIds: cited };
  const [best] = sources;
  if (!best || covered < LEAST_LIKE || best.captionIds.length === 0) return null;
  return { text: clip(best.text, LONGEST_CAPTION), captionIds: [...best.captionIds] };
}

/** How much of `text` was said, by weight, 0..1; 0 when a name or number of it was not. */
export function shareSaid(text: string, evidence: Evidence, glossary: readonly string[] = []): number {
  const isTerm = glossary.some((term) => term.toLowerCase() === text.toLowerCase());
  if (!isTerm && withoutEcho(text) !== text.trim()) return 0;
  if (!evidence.hasLanguageOf(text)) return numbersSaid(text, evidence, glossary) ? 1 : 0;
  const wanted = wantedOf(claimsOf(text, glossary), evidence, glossary, () => true);
  if (wanted.length === 0)
    return isTerm || evidence.sources.some((source) => source.text.includes(text)) ? 1 : 0;
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  if (wanted.some(({ places, must }) => must && places.size === 0)) return 0;
  const there = wanted.filter(({ places }) => places.size > 0);
  return there.reduce((sum, { weight }) => sum + weight, 0) / total;
}

/** `text`, or what was said in its place where all that it is made from denies it. */
export function undenied(text: string, evidence: Evidence, glossary: readonly string[] = []): string {
  if (!evidence.hasLanguageOf(text)) return text;
  const claims = claimsOf(text, glossary);
  const wanted = wantedOf(claims, evidence, glossary, () => true);
  const isBorneOut = borneOutBy(claims);
  const { sources } = findSources(wanted, evidence, () => false, isBorneOut);
  const [best] = sources;
  return !best || isBorneOut(sources) ? text : clip(best.text, LONGEST_CAPTION);
}
