import { JamakError } from '../../../shared/errors';
import type { CaptionLanguage } from '../../../shared/languages';
import { isIn } from '../../../shared/text-language';
import type { SpokenCaption } from '../../text/spoken-caption';
import type { Answer } from '../ask';
import { waitedFor } from '../deadlines';
import { PRIORITIES, type LiveTools } from './live-tools';

/** Captions that go along with the one to be translated, so that it is known who "she" is. */
const CONTEXT = 3;

/** Translates each final caption, the newest first. One that finds no room stays as it was said. */
export class Translator {
  readonly #tools: LiveTools;
  #before: readonly SpokenCaption[] = [];
  #newestId: string | null = null;

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  heard(caption: SpokenCaption): void {
    const before = this.#before;
    this.#before = [...before, caption].slice(-CONTEXT);
    const { enabled, language } = this.#tools.settings().translation;
    if (!enabled || !this.#tools.engine.capabilities.tasks.includes('translation')) return;
    if (isIn(language, caption.text)) return;
    this.#newestId = caption.id;
    this.#tools.queue.add({
      kind: 'translation',
      key: `translation ${caption.id}`,
      priority: () =>
        caption.id === this.#newestId ? PRIORITIES.newestTranslation : PRIORITIES.olderTranslation,
      deadlineMs: waitedFor('translation'),
      run: (signal) => this.#translate(caption, before, language, signal),
    });
  }

  async #translate(
    caption: SpokenCaption,
    before: readonly SpokenCaption[],
    language: CaptionLanguage,
    signal: AbortSignal,
  ): Promise<void> {
    const { append, settings, ask, onFailure } = this.#tools;
    const captionId = caption.id;
    let shown = '';
    const show = (text: string): void => {
      // What needs no translation comes back as it was.
      if (text === shown || (text !== '' && caption.text.startsWith(text))) return;
      append({ type: 'translation-interim', captionId, language, text });
      shown = text;
    };
    const { glossary } = settings();
    let answer: Answer<'translation'> | null = null;
    try {
      answer = await ask(
        { kind: 'translation', glossary, caption, before, language },
        { signal, onDraft: (draft) => show(draft.trim()) },
      );
    } catch (error) {
      const failure = JamakError.from(error);
      onFailure(failure);
      if (failure.code === 'translation-missing') {
        append({ type: 'translation-missing', captionId, language });
        return;
      }
    }
    const text = answer?.output.trim() ?? '';
    if (text !== '' && text !== caption.text) {
      append({ type: 'translation-final', captionId, language, text });
    } else show('');
  }
}
