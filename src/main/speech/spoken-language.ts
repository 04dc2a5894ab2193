import type { SpokenLanguage } from '../../shared/languages';
import type { Answer } from './answer/answer';
import { hasOwnScript, saysBack, SOME_LATIN } from './language-heard';

/** The newest speech, of which it is judged what is spoken, ms. */
const WINDOW_MS = 8000;
/** So much of one utterance counts, ms: one alone is never enough. */
const MOST_OF_ONE_MS = WINDOW_MS / 2;
/** Utterances shorter than this weigh less than they last, ms: a word or two is easily mistaken. */
const SHORT_MS = 1500;
/** Share of the newest speech that a language needs to be the one that is spoken. */
const LEAST_SHARE = 2 / 3;
/** Share below which it is not known any more what is spoken. */
const LOST_SHARE = 1 / 3;
/** So many utterances in a row in another language are no odd word any more, unless they are shorter than this, ms. */
const SWITCHED = { inARow: 3, leastMs: 1000 };
/**
 * How much speech may go by of which the recogniser was told the language, until it is to find out again from an
 * utterance of at least that length, ms: the longer, the better it does.
 */
const TELL_FOR_MS: readonly (readonly [leastMs: number, toldMs: number])[] = [
  [7000, 0],
  [3000, 6000],
  [SHORT_MS, 10_000],
];
/** The same for a recogniser that says nothing but what it is told: a switch is followed within 15 s all the same. */
const TELL_SHORTLY_FOR_MS: typeof TELL_FOR_MS = [
  [5000, 0],
  [3000, 3000],
  [SHORT_MS, 5000],
  [800, 10_000],
];

/** How a language was heard. */
export interface HowHeard extends Partial<Pick<Answer, 'detected' | 'told'>> {
  /** The final's: when it is heard again, only the last time counts. */
  readonly utteranceId?: string;
  /** What was chosen when it was spoken. */
  readonly chosen?: SpokenLanguage | undefined;
}

interface Heard {
  readonly utteranceId: string | null;
  readonly language: string;
  readonly soundMs: number;
  /** As much as it counts, ms. */
  readonly weight: number;
}

/**
 * The language of one lane. Where it is to be detected, what the newest speech was in is kept and told to the
 * recogniser: one that detects it in every utterance anew drifts into another over a short word. A lasting
 * switch to another language is followed. As recognisers say back what they were told, now and then
 * an utterance is left to them to find out.
 */
export class LanguageKeeper {
  readonly #tellForMs: typeof TELL_FOR_MS;
  #chosen: SpokenLanguage;
  #language: string | null;
  /** Oldest first. */
  #heard: Heard[] = [];
  /** Speech since the recogniser last found out by itself, ms. */
  #toldMs = 0;
  /** Whether what it found out then was another language, or what it was told led nowhere. */
  #doubted = false;
  /** Whether it has ever said another language than it was told, so that what it says is what it hears. */
  #contradicts = false;

  /**
   * @param heard where nothing is chosen: what was spoken last, as far as that is known; no more than a beginning
   * @param repeats whether the recogniser is known to say back what it is told, and nothing of how sure it is
   */
  constructor(chosen: SpokenLanguage, heard: string | null = null, repeats = false) {
    this.#chosen = chosen;
    this.#tellForMs = repeats ? TELL_SHORTLY_FOR_MS : TELL_FOR_MS;
    this.#language = chosen === 'auto' ? heard : chosen;
  }

  get chosen(): SpokenLanguage {
    return this.#chosen;
  }

  /** A code; null while it is not known. */
  get language(): string | null {
    return this.#language;
  }

  /** What is chosen now. When that is nothing new, all that is known stays known. */
  choose(chosen: SpokenLanguage): void {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#language = chosen === 'auto' ? null : chosen;
    this.#heard = [];
    this.#toldMs = 0;
    this.#doubted = false;
  }

  /**
   * What the recogniser is to be told of an utterance of that length: a code, or null to find out.
   *
   * @param chosen what was chosen when it was spoken
   */
  toTell(soundMs: number, chosen: SpokenLanguage = this.#chosen): string | null {
    if (chosen !== this.#chosen) return chosen === 'auto' ? null : chosen;
    if (this.#chosen !== 'auto') return this.#language;
    if (this.#seemsSwitched()) return null;
    if (this.#contradicts) return this.#language;
    if (this.#doubted) return null;
    const [, tellForMs = Infinity] = this.#tellForMs.find(([leastMs]) => soundMs >= leastMs) ?? [];
    return this.#toldMs >= tellForMs ? null : this.#language;
  }

  /** A final was heard in `language`, as `languageHeard` tells it. */
  heard(language: string | null, soundMs: number, { told = null, ...how }: HowHeard = {}): void {
    const { detected = language, utteranceId = null, chosen = this.#chosen } = how;
    if (this.#chosen !== 'auto' || chosen !== 'auto' || language === null) return;
    const kept = this.#language;
    // Latin letters say nothing against a language that is written in them.
    const same = language === SOME_LATIN && kept !== null && !hasOwnScript(kept);
    const before = this.#heard.find((one) => utteranceId !== null && one.utteranceId === utteranceId);
    const now: Heard = {
      utteranceId,
      language: same ? kept : language,
      soundMs,
      weight: Math.min(soundMs * Math.min(1, soundMs / SHORT_MS), MOST_OF_ONE_MS),
    };
    if (told === null) {
      this.#toldMs = 0;
      this.#doubted = kept !== null && now.language !== kept;
    } else {
      this.#toldMs += soundMs - (before?.soundMs ?? 0);
      if (detected !== null && !saysBack(detected, told)) this.#contradicts = true;
    }
    this.#heard = newest([...this.#heard.filter((one) => one !== before), now]);
    this.#judge();
  }

  /** What the recogniser was told led to no words, to a loop or to other letters: it is to find out by itself next time. */
  doubt(): void {
    if (this.#chosen === 'auto') this.#doubted = true;
  }

  /** Whether the newest speech is in other languages than the kept one, although too short to know which. */
  #seemsSwitched(): boolean {
    const { inARow, leastMs } = SWITCHED;
    const last = this.#heard.slice(-inARow);
    const others = last.filter(({ language, soundMs }) => language !== this.#language && soundMs >= leastMs);
    return others.length === inARow;
  }

  #judge(): void {
    const kept = this.#language;
    const shares = sharesOf(this.#heard);
    const [likeliest] = [...shares].toSorted(([, a], [, b]) => b - a);
    if (!likeliest || likeliest[0] === kept) return;
    const [language, share] = likeliest;
    const soundMs = this.#heard.reduce((sum, one) => sum + one.soundMs, 0);
    const enough = soundMs >= WINDOW_MS && this.#heard.length > 1;
    if (enough && share >= LEAST_SHARE) this.#keep(language === SOME_LATIN ? null : language);
    else if (enough && kept !== null && (shares.get(kept) ?? 0) < LOST_SHARE) this.#keep(null);
  }

  #keep(language: string | null): void {
    this.#language = language;
    this.#doubted = false;
    this.#toldMs = 0;
  }
}

/** The newest utterances, no more than fill the window. */
function newest(heard: readonly Heard[]): Heard[] {
  let weight = 0;
  return heard
    .toReversed()
    .filter((one) => {
      const within = weight < WINDOW_MS;
      weight += one.weight;
      return within;
    })
    .toReversed();
}

/** How much of the window each language fills, 0..1. */
function sharesOf(heard: readonly Heard[]): Map<string, number> {
  const all = Math.min(
    WINDOW_MS,
    heard.reduce((sum, one) => sum + one.weight, 0),
  );
  const shares = new Map<string, number>();
  let left = WINDOW_MS;
  for (const { language, weight } of heard.toReversed()) {
    const counted = Math.min(weight, left);
    left -= counted;
    shares.set(language, (shares.get(language) ?? 0) + counted / all);
  }
  return shares;
}
