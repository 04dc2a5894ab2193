import { compact } from '../compact';
import type { GhostPhrases } from './phrases';

/** The longest name that stands for `{*}`, characters as compared. */
const LONGEST_NAME = 60;

/** One part of a phrase. */
interface Part {
  /** What may stand there, as compared; null for a name. */
  readonly choices: readonly string[] | null;
  /** The same, up to the end of each of its words but the last. */
  readonly beginnings: readonly string[];
  readonly optional: boolean;
}

function beginningsOf(choice: string): string[] {
  const words = choice.split(' ').map(compact);
  return words.slice(1).map((_, index) => words.slice(0, index + 1).join(''));
}

function partOf(written: string, words: GhostPhrases['words']): Part {
  const [, kind, mark] = /^\{([^?}]*)(\??)\}$/.exec(written) ?? [];
  const choices = kind === undefined ? [written] : (words[kind] ?? []);
  return {
    choices: kind === '*' ? null : choices.map(compact),
    beginnings: choices.flatMap(beginningsOf),
    optional: mark === '?',
  };
}

/** A phrase of the list, compared with texts as `compact` leaves them. */
export class Phrase {
  readonly #parts: readonly Part[];

  constructor(phrase: string, words: GhostPhrases['words']) {
    const written = phrase.split(/(\{[^}]*\})/).map((part) => part.trim());
    this.#parts = written.filter((part) => part !== '').map((part) => partOf(part, words));
  }

  /** Whether the text is the phrase. */
  is(text: string): boolean {
    return this.#walk(text, () => false);
  }

  /** Whether the text is the phrase or ends behind one of its words, so that it may become the phrase. */
  mayBecome(text: string): boolean {
    return this.#walk(text, (part, at, earlier) => {
      // A name alone may begin anything.
      const named = earlier.some(({ choices }) => choices === null);
      if (at === text.length)
        return at > 0 && (!named || earlier.some(({ choices, optional }) => choices !== null && !optional));
      return part.beginnings.some((beginning) => text.slice(at) === beginning);
    });
  }

  /** Follows all ways through the phrase at once. `ends`: whether the text may end at `at`, before or within the part. */
  #walk(text: string, ends: (part: Part, at: number, earlier: readonly Part[]) => boolean): boolean {
    let places = new Set([0]);
    for (const [index, part] of this.#parts.entries()) {
      const earlier = this.#parts.slice(0, index);
      for (const at of places) if (ends(part, at, earlier)) return true;
      const next = new Set(part.optional ? places : []);
      for (const at of places) for (const end of endsOf(part, text, at)) next.add(end);
      places = next;
      if (places.size === 0) return false;
    }
    return places.has(text.length);
  }
}

/** Where a part may end that begins at `at`. */
function endsOf({ choices }: Part, text: string, at: number): number[] {
  if (choices)
    return choices.filter((choice) => text.startsWith(choice, at)).map((choice) => at + choice.length);
  const most = Math.min(LONGEST_NAME, text.length - at);
  return Array.from({ length: Math.max(0, most) }, (_, index) => at + index + 1);
}
