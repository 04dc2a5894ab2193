import type { SpokenLanguage } from '../../../shared/languages';
import { languageOfScript } from '../../../shared/text-language';
import { contradictsScript } from '../../speech/language-heard';

/** The newest captions, of which it is judged which language they are in, ms of speech. */
const WINDOW_MS = 15_000;
/** So much speech is needed to judge, ms, and never one caption alone. */
const LEAST_MS = 5_000;
/** Share of the newest speech in other letters from which on another language is spoken than is set, and below which not. */
const OTHER_SHARE = 2 / 3;
const SAME_SHARE = 1 / 3;

interface Spoken {
  readonly text: string;
  readonly ms: number;
  readonly other: boolean;
}

/** Whether a lane is written in other letters than the language that is set for it: then another one is spoken. */
export class HeardLanguage {
  #chosen: SpokenLanguage = 'auto';
  /** Oldest first. */
  #spoken: Spoken[] = [];
  #other = false;

  /** A final caption, how long it was spoken, and which language was set. */
  heard(text: string, ms: number, chosen: SpokenLanguage): void {
    this.choose(chosen);
    if (chosen === 'auto') return;
    this.#spoken.push({ text, ms, other: contradictsScript(text, chosen) });
    while (this.#ms() - (this.#spoken[0]?.ms ?? 0) >= WINDOW_MS) this.#spoken.shift();
    if (this.#ms() < LEAST_MS || this.#spoken.length < 2) return;
    const share = this.#ms(({ other }) => other) / this.#ms();
    if (share >= OTHER_SHARE) this.#other = true;
    else if (share < SAME_SHARE) this.#other = false;
  }

  /** What is set now; with another setting all that was heard says nothing any more. */
  choose(chosen: SpokenLanguage): void {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.#spoken = [];
    this.#other = false;
  }

  /** What is spoken instead: a code, or null where letters do not tell; undefined when it is what is set. */
  get other(): string | null | undefined {
    if (!this.#other) return undefined;
    return languageOfScript(
      this.#spoken
        .filter(({ other }) => other)
        .map(({ text }) => text)
        .join(' '),
    );
  }

  #ms(which: (spoken: Spoken) => boolean = () => true): number {
    return this.#spoken.filter(which).reduce((sum, { ms }) => sum + ms, 0);
  }
}
