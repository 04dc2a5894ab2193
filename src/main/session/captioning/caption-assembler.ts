import { spaceBetween } from '../../../shared/spaceless';
import { endsInLoop, withoutLoops } from '../../text/loops';
import { joinWords, splitWords, type HeardWord } from '../../text/words';
import { isDoubtful } from './doubt';
import { afterSeam } from './seam';
import { commonPrefix, wholeWords, withoutLast } from './words';

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

/**
 * A recogniser puts a full stop after whatever it heard. While somebody still speaks, nobody knows whether there is one;
 * an opening bracket belongs to the word that is still to come.
 */
function withoutEnd(word: HeardWord): HeardWord {
  return { ...word, text: word.text.replace(/[\p{Terminal_Punctuation}…‥\p{Ps}\p{Pi}]+$/u, '') };
}

/**
 * Makes one utterance's passes into text that does not jump. Stable words never change before the final:
 * they are what the last `agreement` passes have in common (LocalAgreement, Liu et al. 2020, as used by
 * whisper_streaming). The tentative words after them are extended at once, changed only when two passes
 * agree on the change, and never get fewer. Passes without words and passes that end in a loop are ignored.
 * Words are compared without case and punctuation, and a shown word keeps the form it was first shown in.
 * Scripts without spaces are compared by characters, and held back and made stable by words (`splitWords`).
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

  /** Together, with `spaceBetween`, they are the text as it was heard. */
  get shown(): Shown {
    const stable = joinWords(this.#stable);
    const tentative = joinWords(this.#tentative);
    const spaced = stable !== '' && this.#tentative[0]?.spaced === true;
    const bringsSpace = spaced && spaceBetween(stable, tentative) === '';
    return { stable, tentative: bringsSpace ? ` ${tentative}` : tentative };
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
    const words = endsInLoop(text) ? [] : splitWords(withoutLoops(text));
    if (words.length === 0 || (!complete && isDoubtful(words, soundMs))) return null;
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
   * The utterance's last text: the final pass's, with its loops at a length that can be read, or what earlier passes
   * agreed to show, when the final has no words or lost its way after fewer. '' when there were never words to trust.
   */
  final(text: string): string {
    const shown = this.#goodPasses >= 2 ? [...this.#stable, ...this.#tentative] : [];
    const words = splitWords(withoutLoops(text));
    const lost = endsInLoop(text) && splitWords(withoutLoops(text, 1)).length < shown.length;
    return joinWords(words.length === 0 || lost ? shown : words);
  }

  /** A pass's words after the stable ones, or null when the pass cannot be laid beside them. */
  #afterStable({ words, partial }: Pass): HeardWord[] | null {
    const same = commonPrefix(this.#stable, words);
    if (same === this.#stable.length && !partial) return words.slice(same);
    return afterSeam(this.#stable, words);
  }

  #show(rest: readonly HeardWord[], previous: readonly HeardWord[] | null, complete: boolean): void {
    const shown = this.#tentative;
    const visible = rest.slice(0, complete ? rest.length : withoutLast(rest, this.#options.shownHoldBack));
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
    const { stableHoldBack } = this.#options;
    const same = Math.min(...agreed, withoutLast(rest, stableHoldBack), commonPrefix(this.#tentative, rest));
    const count = wholeWords(rest, same);
    if (count === 0) return;
    this.#stable = [...this.#stable, ...this.#tentative.slice(0, count)];
    this.#tentative = this.#tentative.slice(count);
  }
}
