import type { LanguageEngine, LanguagePart, LanguageTask, LanguageTaskKind } from './contract';

/** Whichever engine is chosen when it is asked; a task that is under way ends with the one that began it. */
export function createChosenEngine(choose: () => LanguageEngine): LanguageEngine {
  return {
    id: 'chosen',
    get capabilities() {
      return choose().capabilities;
    },
    generate<K extends LanguageTaskKind>(
      task: LanguageTask<K>,
      options: { readonly signal: AbortSignal },
    ): AsyncIterable<LanguagePart<K>> {
      return choose().generate(task, options);
    },
  };
}
