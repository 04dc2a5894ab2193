import { JamakError } from '../../../../shared/errors';
import { startDeadline } from '../../../remote/deadline';
import type { Rest } from '../../../text/rest';
import { askEngine } from '../../ask';
import type {
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../../contract';
import { createRest } from '../../create-rest';
import { chooseCatchUp } from './catch-up';
import { Chooser } from './choosing/chooser';
import { chooseDigest } from './digest';
import type { TextGenerator } from './generator';
import { chooseNotes, chooseReport, withoutFound } from './report';

/** A model takes seconds of a core for a digest, so it makes fewer of them than the embedded engine. */
const DIGEST_EVERY_MS = 30_000;

/**
 * How long a task may take with all its choices, ms; less than who asks waits for it (`deadlines`). After that the picker's
 * answer is told; of notes, which are whole without the model, with what it chose by then.
 */
const TASK_MS: Readonly<Record<LanguageTaskKind, number>> = {
  digest: 50_000,
  'catch-up': 30_000,
  'report-notes': 280_000,
  report: 120_000,
  translation: 0,
};

export interface InsideEngineOptions {
  readonly generator: TextGenerator;
  /** Picks what was said by rules: what the model chooses from, and what it leaves as it is. */
  readonly picker: LanguageEngine;
  /** What the model is called; null while there is none. */
  readonly model: () => string | null;
  /** Times of tasks as shares of those that are usual, for machines that do much else; 1 unless given. */
  readonly patience?: number;
}

/** How each task is chosen. */
const CHOOSERS: {
  [K in LanguageTaskKind]: (
    task: LanguageTask<K>,
    picked: LanguageOutput<K>,
    chooser: Chooser,
    rest: Rest,
  ) => Promise<LanguageOutput<K>>;
} = {
  digest: chooseDigest,
  'catch-up': chooseCatchUp,
  'report-notes': chooseNotes,
  report: chooseReport,
  translation: () => Promise.reject(new JamakError('language-needs-server')),
};

/** What the picker is asked: never to choose among what the model found, which would crowd out what it found itself. */
const FOR_PICKER: { [K in LanguageTaskKind]?: (task: LanguageTask<K>) => LanguageTask<K> } = {
  report: (task) => ({ ...task, notes: task.notes.map(withoutFound) }),
};

/**
 * A small model on this machine that chooses: what matters, what is going on, what titles a chapter. It never writes, so it
 * cannot make anything up; all text is the speakers' (ADR 14). It can't translate.
 */
export function createInsideEngine(options: InsideEngineOptions): LanguageEngine {
  const { generator, picker, model: nameOf, patience = 1 } = options;
  return {
    id: 'inside',
    capabilities: {
      streaming: false,
      // It is given a few lines at a time. Smaller windows than the picker's own would have the picker tell less.
      contextTokens: Infinity,
      local: true,
      digestEveryMs: DIGEST_EVERY_MS,
      tasks: ['digest', 'catch-up', 'report-notes', 'report'],
    },
    async *generate<K extends LanguageTaskKind>(
      task: LanguageTask<K>,
      { signal }: { readonly signal: AbortSignal },
    ): AsyncGenerator<LanguagePart<K>, void> {
      const kind: K = task.kind;
      const model = nameOf();
      const deadline = startDeadline(TASK_MS[kind] * patience, signal);
      try {
        if (model === null) throw new JamakError('inside-model-missing', { params: { model: '' } });
        const picked = await askEngine(picker, FOR_PICKER[kind]?.(task) ?? task, { signal });
        if (!picked) return;
        const chooser = new Chooser({
          generator,
          model,
          language: task.language === 'ko' ? 'ko' : 'en',
          glossary: task.glossary,
          signal: deadline.signal,
          live: kind === 'digest' || kind === 'catch-up',
        });
        const output = await CHOOSERS[kind](task, picked.output, chooser, createRest(deadline.signal));
        if (signal.aborted) return;
        // Where there was nothing to choose, the picker has told all.
        if (chooser.usage.inputTokens === 0) {
          yield { type: 'result', output, engine: picked.author };
          return;
        }
        yield { type: 'usage', usage: chooser.usage };
        yield { type: 'result', output, engine: { engine: 'inside', model } };
      } catch (error) {
        if (signal.aborted) return;
        const slow = new JamakError('inside-too-slow', { params: { model: model ?? '' }, retryable: true });
        yield { type: 'error', error: deadline.passed ? slow : JamakError.from(error) };
      } finally {
        deadline.release();
      }
    },
  };
}
