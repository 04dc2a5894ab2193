import { isLoop } from '../../text/loops';
import { isDoubtful } from './doubt';
import { afterSeam } from './seam';
import { commonPrefix, joinWords, splitWords, type HeardWord } from './words';

export interface AssemblerOptions {
  /** Consecutive passes whose common prefix is stable, 2 or more (LocalAgreement-n). */
  readonly agreement: number;
  /** Last words of a pass that are never made stable: more sound may still change them. */
  readonly stableHoldBack: number;
  /** Last words of a pass that are not shown, because the sound may end in the middle of them. */
  readonly shownHoldBack: number;
}

export const DEFAULT_ASSEMBLER_OPTIONS: AssemblerOptions = {
  agreement: 3,
  stableHoldBack: 4,
  shownHoldBack: 1,
};

/** What is on the screen of an utterance. */
export interface Shown {
  readonly stable: string;
  readonly tentative: string;
}

interface Pass {
  readonly words: readonly HeardWord[];
  /** Whether its sound began later than the utterance. */
  readonly partial: boolean;
}

export interface PassInfo {
  /** How much sound was recognised, padding included. */
  readonly soundMs: number;
  /** The sound ends in silence, so the last word is whole. */
  readonly complete?: boolean;
  /** The sound begins within the words that are stable already. */
  readonly partial?: boolean;
}

/** A recogniser puts a full stop after whatever it heard. While somebody still speaks, nobody knows whether there is one. */
function withoutEnd(word: HeardWord): HeardWord {
  return { text: word.text.replace(/[.,!?…;:]+$/u, ''), key: word.key };
}

/**
 * Makes one utterance's passes into text that does not jump. Stable words never change before the final:
 * they are what the last `agreement` passes have in common (LocalAgreement, Liu et al. 2020, as used by
 * whisper_streaming). The tentative words after them are extended at once, changed only when two passes
 * agree on the change, and never get fewer. Passes without words and passes caught in a loop are ignored.
 * Words are compared without case and punctuation, and a shown word keeps the form it was first shown in.
 */
export class CaptionAssembler {
  readonly #options: AssemblerOptions;
  #stable: HeardWord[] = [];
  #tentative: HeardWord[] = [];
  /** The last good passes, newest last. */
  #passes: Pass[] = [];
  #heardWords: number | null = 0;
  #goodPasses = 0;

  constructor(options: Partial<AssemblerOptions> = {}) {
    this.#options = { ...DEFAULT_ASSEMBLER_OPTIONS, ...options };
    if (this.#options.agreement < 2) throw new RangeError('one pass alone agrees with nothing');
  }

  get shown(): Shown {
    return { stable: joinWords(this.#stable), tentative: joinWords(this.#tentative) };
  }

  get stableWords(): number {
    return this.#stable.length;
  }

  /** Words of the utterance up to the end of the last good pass; null when that could not be laid beside the stable words. */
  get heardWords(): number | null {
    return this.#heardWords;
  }

  /** Takes the text of a pass. Returns what is shown now, or null when nothing changed. */
  pass(text: string, { soundMs, complete = false, partial = false }: PassInfo): Shown | null {
    const words = splitWords(text);
    if (words.length === 0 || isLoop(text) || (!complete && isDoubtful(words, soundMs))) return null;
    const before = this.shown;
    this.#goodPasses++;
    const pass = { words, partial };
    const rest = this.#afterStable(pass);
    this.#heardWords = rest && this.#stable.length + rest.length;
    if (rest) {
      const earlier = this.#passes.map((one) => this.#afterStable(one));
      this.#show(rest, earlier.at(-1) ?? null, complete);
      if (earlier.length === this.#options.agreement - 1) this.#settle(rest, earlier);
    }
    this.#passes = [...this.#passes, pass].slice(1 - this.#options.agreement);
    const now = this.shown;
    return now.stable === before.stable && now.tentative === before.tentative ? null : now;
  }

  /**
   * The utterance's last text: the final pass's, or, when that has no words or loops, what earlier passes
   * agreed to show. '' when there were never words to trust.
   */
  final(text: string): string {
    const words = splitWords(text);
    if (words.length > 0 && !isLoop(text)) return joinWords(words);
    return this.#goodPasses >= 2 ? joinWords([...this.#stable, ...this.#tentative]) : '';
  }

  /** A pass's words after the stable ones, or null when the pass cannot be laid beside them. */
  #afterStable({ words, partial }: Pass): HeardWord[] | null {
    const same = commonPrefix(this.#stable, words);
    if (same === this.#stable.length && !partial) return words.slice(same);
    return afterSeam(this.#stable, words);
  }

  #show(rest: readonly HeardWord[], previous: readonly HeardWord[] | null, complete: boolean): void {
    const shown = this.#tentative;
    const visible = rest.slice(
      0,
      complete ? rest.length : Math.max(0, rest.length - this.#options.shownHoldBack),
    );
    const same = commonPrefix(shown, rest);
    if (same === shown.length) {
      this.#tentative = [...shown, ...this.#fresh(visible.slice(same), rest, complete)];
      return;
    }
    // A change needs two passes that agree on its first word, and fewer words are never shown.
    const agreed = previous === null ? 0 : commonPrefix(previous, rest);
    if (agreed <= same || rest.length < shown.length) return;
    const count = Math.max(visible.length, shown.length);
    this.#tentative = [...shown.slice(0, same), ...this.#fresh(rest.slice(same, count), rest, complete)];
  }

  /** Words to be shown for the first time. */
  #fresh(words: readonly HeardWord[], pass: readonly HeardWord[], complete: boolean): HeardWord[] {
    const last = words.at(-1);
    return last && last === pass.at(-1) && !complete ? [...words.slice(0, -1), withoutEnd(last)] : [...words];
  }

  #settle(rest: readonly HeardWord[], earlier: readonly (readonly HeardWord[] | null)[]): void {
    const agreed = earlier.map((pass) => (pass ? commonPrefix(pass, rest) : 0));
    const count = Math.min(
      ...agreed,
      rest.length - this.#options.stableHoldBack,
      commonPrefix(this.#tentative, rest),
    );
    if (count <= 0) return;
    this.#stable = [...this.#stable, ...this.#tentative.slice(0, count)];
    this.#tentative = this.#tentative.slice(count);
  }
}
