import { JamakError } from '../../../shared/errors';
import type { CaptionLanguage } from '../../../shared/languages';
import { isIn } from '../../../shared/text-language';
import type { SpokenCaption } from '../../text/spoken-caption';
import type { Answer } from '../ask';
import { waitedFor } from '../deadlines';
import { PRIORITIES, type LiveTools } from './live-tools';

/** Captions that go along with the one to be translated, so that it is known who "she" is. */
export const CONTEXT = 3;

/** More than the queue holds. */
const MOST_ASKED = 100;

/** A caption to translate, with those before it. */
interface Asked {
  readonly caption: SpokenCaption;
  readonly before: readonly SpokenCaption[];
}

function keyOf({ id }: SpokenCaption): string {
  return `translation ${id}`;
}

/** Translates each final caption, the newest first. One that finds no room stays as it was said. */
export class Translator {
  readonly #tools: LiveTools;
  #before: readonly SpokenCaption[] = [];
  #newestId: string | null = null;
  /** By caption: those that wait or are under way, and some that were crowded out. */
  readonly #asked = new Map<string, Asked>();

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  heard(caption: SpokenCaption): void {
    const before = this.#before;
    this.#before = [...before, caption].slice(-CONTEXT);
    this.#add(caption, before);
  }

  /** What was translated of it before is out of date. */
  corrected(caption: SpokenCaption, before: readonly SpokenCaption[]): void {
    this.#before = this.#before.map((one) => (one.id === caption.id ? caption : one));
    // What is under way of it would come last.
    this.#tools.queue.cancel((key) => key === keyOf(caption));
    this.#add(caption, before);
  }

  /** Neither they nor what goes along with them may be in a request any more; those of others begin anew. */
  takeBack(ids: ReadonlySet<string>): void {
    this.#before = this.#before.filter(({ id }) => !ids.has(id));
    const concerned = [...this.#asked.values()].filter((one) =>
      [one.caption, ...one.before].some(({ id }) => ids.has(id)),
    );
    const keys = new Set(concerned.map(({ caption }) => keyOf(caption)));
    this.#tools.queue.cancel((key) => keys.has(key));
    for (const { caption, before } of concerned) {
      this.#asked.delete(caption.id);
      if (!ids.has(caption.id))
        this.#add(
          caption,
          before.filter(({ id }) => !ids.has(id)),
        );
    }
  }

  #add(caption: SpokenCaption, before: readonly SpokenCaption[]): void {
    const { enabled, language } = this.#tools.settings().translation;
    if (!enabled || !this.#tools.engine.capabilities.tasks.includes('translation')) return;
    if (isIn(language, caption.text)) return;
    this.#newestId = caption.id;
    const asked: Asked = { caption, before };
    this.#asked.set(caption.id, asked);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MOST_ASKED && oldest !== undefined) this.#asked.delete(oldest);
    this.#tools.queue.add({
      kind: 'translation',
      key: keyOf(caption),
      priority: () =>
        caption.id === this.#newestId ? PRIORITIES.newestTranslation : PRIORITIES.olderTranslation,
      deadlineMs: waitedFor('translation'),
      run: async (signal) => {
        await this.#translate(caption, before, language, signal);
        if (this.#asked.get(caption.id) === asked) this.#asked.delete(caption.id);
      },
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
