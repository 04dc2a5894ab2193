import type { Usage } from '../../shared/session/usage';
import type { LanguageEngine, LanguagePart, LanguageTask, LanguageTaskKind } from './contract';

/** `engine`, with all that it uses told to `onUsage`, and for which task. */
export function metered(
  engine: LanguageEngine,
  onUsage: (usage: Usage, task: LanguageTask) => void,
): LanguageEngine {
  return {
    id: engine.id,
    get capabilities() {
      return engine.capabilities;
    },
    async *generate<K extends LanguageTaskKind>(
      task: LanguageTask<K>,
      options: { readonly signal: AbortSignal },
    ): AsyncGenerator<LanguagePart<K>, void> {
      const asked = task as LanguageTask;
      const parts: AsyncIterable<LanguagePart<K>> = engine.generate(task, options);
      for await (const part of parts) {
        if (part.type === 'usage') onUsage(part.usage, asked);
        yield part;
      }
    },
  };
}
