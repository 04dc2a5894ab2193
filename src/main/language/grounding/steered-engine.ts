import type {
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../contract';
import type { Strikes } from './strikes';

/** Outputs without what was struck out. */
const STEERING: {
  readonly [K in LanguageTaskKind]: (output: LanguageOutput<K>, strikes: Strikes) => LanguageOutput<K>;
} = {
  digest: (digest, strikes) => strikes.digest(digest),
  'catch-up': (points, strikes) => strikes.statements(points),
  'report-notes': (notes, strikes) => strikes.notes(notes),
  report: (report, strikes) => strikes.report(report),
  // A translation says what its caption says.
  translation: (text) => text,
};

/** The task without what was struck out, also in what was made before. */
function steered<K extends LanguageTaskKind>(task: LanguageTask<K>, strikes: Strikes): LanguageTask<K> {
  const all = task as LanguageTask;
  switch (all.kind) {
    case 'digest': {
      const { previous } = all;
      const captions = all.captions.filter((caption) => !strikes.isAll(caption));
      return { ...task, previous: previous && strikes.digest(previous), captions };
    }
    case 'catch-up':
      return {
        ...task,
        digests: all.digests.map((digest) => strikes.digest(digest)),
        captions: all.captions.filter((caption) => !strikes.isAll(caption)),
      };
    case 'report-notes':
      return { ...task, captions: all.captions.filter((caption) => !strikes.isAll(caption)) };
    case 'report':
      return { ...task, notes: all.notes.map((notes) => strikes.notes(notes)) };
    default:
      return task;
  }
}

/**
 * `engine`, which never says again what the user struck out: it neither hears of it nor is it let through. `strikes` is
 * asked for each part of an answer, since a statement may be struck out while the next one comes.
 */
export function createSteeredEngine(engine: LanguageEngine, strikes: () => Strikes): LanguageEngine {
  return {
    id: engine.id,
    get capabilities() {
      return engine.capabilities;
    },
    async *generate<K extends LanguageTaskKind>(
      task: LanguageTask<K>,
      options: { readonly signal: AbortSignal },
    ): AsyncGenerator<LanguagePart<K>, void> {
      const kind: K = task.kind;
      const without = (output: LanguageOutput<K>): LanguageOutput<K> => {
        const now = strikes();
        return now.none ? output : STEERING[kind](output, now);
      };
      const before = strikes();
      const parts: AsyncIterable<LanguagePart<K>> = engine.generate(
        before.none ? task : steered(task, before),
        options,
      );
      for await (const part of parts) {
        if (part.type === 'result') yield { ...part, output: without(part.output) };
        else if (part.type === 'draft') {
          const { finished } = part;
          yield {
            ...part,
            output: without(part.output),
            ...(finished && { finished: { ...finished, output: without(finished.output) } }),
          };
        } else yield part;
      }
    },
  };
}
