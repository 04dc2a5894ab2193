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

/** One language that captions are translated into. */
interface Target {
  readonly language: CaptionLanguage;
  /** Whether it is for viewers alone: then it comes after what the streamer sees. */
  readonly forViewers: boolean;
}

/** A caption to translate, with those before it. */
interface Asked {
  readonly caption: SpokenCaption;
  readonly before: readonly SpokenCaption[];
  readonly target: Target;
}

/**
 * Translates each final caption once into each language that is wanted, the newest first. One that finds no room stays
 * as it was said.
 */
export class Translator {
  readonly #tools: LiveTools;
  #before: readonly SpokenCaption[] = [];
  /** Of each language, the caption that was last to be translated into it. */
  readonly #newestIds = new Map<CaptionLanguage, string>();
  /** By their keys: those that wait or are under way, and some that were crowded out. */
  readonly #asked = new Map<string, Asked>();

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  heard(caption: SpokenCaption): void {
    const before = this.#before;
    this.#before = [...before, caption].slice(-CONTEXT);
    this.#ask(caption, before);
  }

  /** What was translated of it before is out of date; `before` are the captions before it. */
  corrected(caption: SpokenCaption, before: readonly SpokenCaption[]): void {
    this.#before = this.#before.map((one) => (one.id === caption.id ? caption : one));
    // What is under way would come after these.
    this.#cancel([...this.#asked.values()].filter((asked) => asked.caption.id === caption.id));
    this.#ask(caption, before.slice(-CONTEXT));
  }

  /** What is under way of these captions would come too late: they are there no more, or read otherwise. */
  removed(ids: ReadonlySet<string>): void {
    this.#before = this.#before.filter(({ id }) => !ids.has(id));
    this.#cancel([...this.#asked.values()].filter(({ caption }) => ids.has(caption.id)));
  }

  /** Neither they nor what goes along with them may be in a request any more; those of others begin anew. */
  takeBack(ids: ReadonlySet<string>): void {
    const left = (captions: readonly SpokenCaption[]): SpokenCaption[] =>
      captions.filter(({ id }) => !ids.has(id));
    this.#before = left(this.#before);
    const concerned = [...this.#asked.values()].filter(({ caption, before }) =>
      [caption, ...before].some(({ id }) => ids.has(id)),
    );
    this.#cancel(concerned);
    for (const { caption, before, target } of concerned) {
      if (!ids.has(caption.id)) this.#add({ caption, before: left(before), target });
    }
  }

  #ask(caption: SpokenCaption, before: readonly SpokenCaption[]): void {
    for (const target of this.#targets(caption)) {
      this.#newestIds.set(target.language, caption.id);
      this.#add({ caption, before, target });
    }
  }

  /** The streamer's own language, then those of viewers; none that it is spoken in. */
  #targets({ text }: SpokenCaption): Target[] {
    const { settings, engine } = this.#tools;
    if (!engine.capabilities.tasks.includes('translation')) return [];
    const { enabled, language: own, viewers } = settings().translation;
    const others = [...new Set(viewers)].filter((language) => !(enabled && language === own));
    return [
      ...(enabled ? [{ language: own, forViewers: false }] : []),
      ...others.filter(this.#isViewed).map((language) => ({ language, forViewers: true })),
    ].filter(({ language }) => !isIn(language, text));
  }

  readonly #isViewed = (language: CaptionLanguage): boolean => this.#tools.wantedLanguages().has(language);

  #add(asked: Asked): void {
    const { caption, target } = asked;
    const { language, forViewers } = target;
    const key = keyOf(asked);
    this.#asked.set(key, asked);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MOST_ASKED && oldest !== undefined) this.#asked.delete(oldest);
    const { newest, older } = PRIORITIES[forViewers ? 'forViewers' : 'translation'];
    this.#tools.queue.add({
      kind: 'translation',
      key,
      priority: () => (this.#newestIds.get(language) === caption.id ? newest : older),
      deadlineMs: waitedFor('translation'),
      run: async (signal) => {
        // The last of its viewers may have left while it waited.
        if (!forViewers || this.#isViewed(language)) await this.#translate(asked, signal);
        if (this.#asked.get(key) === asked) this.#asked.delete(key);
      },
    });
  }

  #cancel(concerned: readonly Asked[]): void {
    const keys = new Set(concerned.map(keyOf));
    this.#tools.queue.cancel((key) => keys.has(key));
    for (const key of keys) this.#asked.delete(key);
  }

  async #translate({ caption, before, target }: Asked, signal: AbortSignal): Promise<void> {
    const { language } = target;
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

function keyOf({ caption, target }: Asked): string {
  return `translation ${caption.id} ${target.language}`;
}
