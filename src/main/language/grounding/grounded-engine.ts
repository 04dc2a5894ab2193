import type {
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../contract';
import { askEngine } from '../ask';
import { createRest } from '../create-rest';
import { MENDING } from './mend';
import { withoutOrdersIn } from './orders';
import { createGrounding } from './outputs';

/** `output`, with what it lacks picked from what was said; as it is when `signal` aborts meanwhile. */
async function mended<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  output: LanguageOutput<K>,
  picker: LanguageEngine,
  signal: AbortSignal,
): Promise<LanguageOutput<K>> {
  const kind: K = task.kind;
  const { lacks, filled } = MENDING[kind];
  if (!lacks(output, task)) return output;
  const picked = await askEngine(picker, task, { signal });
  return picked ? filled(output, picked.output, task) : output;
}

/**
 * `engine`, of whose answers only what was said is let through, each statement with the captions that say it; and which
 * doesn't hear what speakers say to it. Of what nothing is left, or stands still while the show goes on, `picker`
 * tells, which only picks what was said; the rest of an answer stays as its engine wrote it.
 */
export function createGroundedEngine(engine: LanguageEngine, picker: LanguageEngine): LanguageEngine {
  return {
    id: engine.id,
    get capabilities() {
      return engine.capabilities;
    },
    async *generate<K extends LanguageTaskKind>(
      asked: LanguageTask<K>,
      options: { readonly signal: AbortSignal },
    ): AsyncGenerator<LanguagePart<K>, void> {
      const task = withoutOrdersIn(asked);
      const grounded = await createGrounding(task, createRest());
      const parts: AsyncIterable<LanguagePart<K>> = engine.generate(task, options);
      for await (const part of parts) {
        if (options.signal.aborted) return;
        if (part.type === 'draft') {
          const { finished } = part;
          yield {
            ...part,
            output: grounded(part.output),
            ...(finished && { finished: { ...finished, output: grounded(finished.output) } }),
          };
        } else if (part.type === 'result') {
          yield { ...part, output: await mended(task, grounded(part.output), picker, options.signal) };
        } else yield part;
      }
    },
  };
}
