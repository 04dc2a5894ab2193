import { JamakError } from '../../../../../shared/errors';
import type { DigestLanguage } from '../../../../../shared/session/digest';
import { NO_USAGE, type Usage } from '../../../../../shared/session/usage';
import { glossaryLines } from '../../../prompts/data';
import type { GenerateOptions, TextGenerator } from '../generator';
import { grammarOf, readChosen, tokensOf, type Chosen, type Fields } from './choice';
import type { Sheet } from './lines';
import { QUESTIONS } from './questions';

/** Terms that go along. */
const MOST_TERMS = 12;

export interface ChooserOptions extends GenerateOptions {
  readonly generator: TextGenerator;
  /** What messages call the model. */
  readonly model: string;
  readonly language: DigestLanguage;
  readonly glossary: readonly string[];
}

/** Has a model choose, for one task. */
export class Chooser {
  readonly #options: ChooserOptions;
  #usage = NO_USAGE;

  constructor(options: ChooserOptions) {
    this.#options = options;
  }

  /** Of all choices so far. It costs nothing. */
  get usage(): Usage {
    return this.#usage;
  }

  /** As `choose`; null when the time is over, where something was chosen before that can be told. */
  async chooseInTime<const F extends Fields>(
    sheet: Sheet,
    question: string,
    fields: F,
  ): Promise<Chosen<F> | null> {
    const { signal } = this.#options;
    const isOver = (): boolean => signal.aborted && this.#usage.inputTokens > 0;
    if (isOver()) return null;
    try {
      return await this.choose(sheet, question, fields);
    } catch (error) {
      if (isOver()) return null;
      throw error;
    }
  }

  /**
   * What the model chooses of the sheet. `question`: what is asked, by the names of the fields.
   * @throws what `TextGenerator.generate` does; JamakError 'inside-model-unusable' when the answer is none
   */
  async choose<const F extends Fields>(
    sheet: Sheet,
    question: string,
    fields: F,
    marked: readonly string[] = [],
  ): Promise<Chosen<F>> {
    const { generator, language, glossary, model, signal, live } = this.#options;
    const words = QUESTIONS[language];
    const said = sheet.text.toLowerCase();
    const terms = glossary.filter((term) => said.includes(term.toLowerCase())).slice(0, MOST_TERMS);
    const user = [
      `${words.lines}\n${sheet.text}`,
      ...(terms.length > 0 ? [`${words.glossary}\n${glossaryLines(terms, [])}`] : []),
      ...(marked.length > 0 ? [`${words.marked} ${marked.join(', ')}`] : []),
      `${question}\n${words.answer}`,
    ].join('\n\n');
    const { text, inputTokens, outputTokens } = await generator.generate(
      { system: words.system, user, grammar: grammarOf(fields), maxTokens: tokensOf(fields) },
      { signal, live },
    );
    this.#usage = {
      inputTokens: this.#usage.inputTokens + inputTokens,
      outputTokens: this.#usage.outputTokens + outputTokens,
      cost: 0,
    };
    const chosen = readChosen(text, fields);
    if (!chosen) throw new JamakError('inside-model-unusable', { params: { model } });
    return chosen;
  }
}
