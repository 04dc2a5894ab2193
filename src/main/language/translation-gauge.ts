import type { CaptionLanguage } from '../../shared/languages';
import { addUsage, NO_USAGE, type Usage } from '../../shared/session/usage';
import type { SpokenCaption } from '../text/spoken-caption';
import type { LanguageTask } from './contract';
import { estimateTokens } from './model-tokens';
import { buildPrompt } from './prompts/build';

/** Captions after which what was measured tells more than the estimate. */
const LEAST_MEASURED = 5;
/** What people say in one caption, for an estimate. */
const SAID = 'And then we go back to the village, because nobody told me that the bridge was closed.';
/** Tokens of its translation; a model that reasons takes many times that. */
const SAID_TOKENS = 30;

type Tokens = Pick<Usage, 'inputTokens' | 'outputTokens'>;

export interface CaptionTokens extends Tokens {
  readonly measured: boolean;
}

/** How many tokens the translation of a caption takes: measured, with all tries, else estimated from a request. */
export class TranslationGauge {
  readonly #measured = new Map<CaptionLanguage, { captions: number; usage: Usage }>();
  readonly #counted = new WeakSet<LanguageTask>();

  /** What one try of `task` used; a task may have several. */
  used(task: LanguageTask, usage: Usage): void {
    if (task.kind !== 'translation') return;
    const { captions, usage: before } = this.#measured.get(task.language) ?? { captions: 0, usage: NO_USAGE };
    const isNew = !this.#counted.has(task);
    this.#counted.add(task);
    this.#measured.set(task.language, {
      captions: captions + (isNew ? 1 : 0),
      usage: addUsage(before, usage),
    });
  }

  /** For a caption into `language`; where none was made into it, as measured in other languages. */
  tokensFor(language: CaptionLanguage, glossary: readonly string[]): CaptionTokens {
    const own = this.#measured.get(language);
    if (own && own.captions >= LEAST_MEASURED) return { ...each(own), measured: true };
    const all = { captions: 0, usage: NO_USAGE };
    for (const { captions, usage } of this.#measured.values()) {
      all.captions += captions;
      all.usage = addUsage(all.usage, usage);
    }
    if (all.captions >= LEAST_MEASURED) return { ...each(all), measured: false };
    return { ...estimate(language, glossary), measured: false };
  }

  /** Another model takes another number of them. */
  reset(): void {
    this.#measured.clear();
  }
}

function each({ captions, usage }: { readonly captions: number; readonly usage: Usage }): Tokens {
  return { inputTokens: usage.inputTokens / captions, outputTokens: usage.outputTokens / captions };
}

function estimate(language: CaptionLanguage, glossary: readonly string[]): Tokens {
  const caption: SpokenCaption = { id: '', startMs: 0, endMs: 0, text: SAID, speaker: '' };
  const { system, user } = buildPrompt({
    kind: 'translation',
    glossary,
    caption,
    before: [caption, caption, caption],
    language,
  });
  return { inputTokens: estimateTokens(`${system}\n${user}`), outputTokens: SAID_TOKENS };
}
