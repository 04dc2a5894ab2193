import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  LanguageCapabilities,
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../../src/main/language/contract';
import type { Statement } from '../../src/shared/session/digest';
import { JamakError, type MessageCode } from '../../src/shared/errors';

/** One thing the engine does: gives a part, waits, or hangs without hearing that it is to stop. */
export type Step = LanguagePart | Promise<unknown> | 'hang';
export type Script = (task: LanguageTask) => Iterable<Step>;

const ALL_TASKS: LanguageTaskKind[] = ['digest', 'translation', 'catch-up', 'report-notes', 'report'];

export function result(output: LanguageOutput<LanguageTaskKind>, model = 'scripted'): Step {
  return { type: 'result', output, engine: { engine: 'server', model } };
}

export function draft(output: LanguageOutput<LanguageTaskKind>): Step {
  return { type: 'draft', output };
}

export function failure(code: MessageCode, params: JamakError['params'] = {}): Step {
  return { type: 'error', error: new JamakError(code, { params }) };
}

function cite(text: string, captions: readonly { readonly id: string }[]): Statement[] {
  return captions.length === 0 ? [] : [{ text, captionIds: captions.map(({ id }) => id).slice(-3) }];
}

/** A right answer to any task, whose text says what it is of. */
export function rightAnswer(task: LanguageTask): LanguageOutput<LanguageTaskKind> {
  switch (task.kind) {
    case 'digest':
      return {
        summary: cite(`summary of ${task.captions.length}`, task.captions),
        situation: cite(`situation after ${task.captions.at(-1)?.id}`, task.captions)[0] ?? null,
        keywords: ['word'],
        highlights: [],
      };
    case 'translation':
      return `${task.language}: ${task.caption.text}`;
    case 'catch-up':
      return [...task.digests.flatMap(({ summary }) => summary), ...cite('since then', task.captions)];
    case 'report-notes':
      return {
        startMs: 0,
        endMs: 0,
        points: cite(`notes of ${task.captions[0]?.id}`, task.captions),
        chapters: [],
        decisions: [],
        highlights: [],
        quotes: [],
        keywords: [],
      };
    case 'report':
      return {
        title: 'A report',
        abstract: task.notes.map(({ points }) => points[0]?.text).join('; '),
        chapters: [],
        decisions: [],
        highlights: [],
        quotes: [],
        keywords: [],
      };
  }
}

/** A language engine that does what a test says, and keeps what it was asked. */
export class ScriptedLanguageEngine implements LanguageEngine {
  readonly id = 'scripted';
  readonly asked: LanguageTask[] = [];
  /** A test may change it, as a server does that turns out to be different. */
  capabilities: LanguageCapabilities;
  script: Script;

  constructor(script: Script = (task) => [result(rightAnswer(task))], tasks = ALL_TASKS) {
    this.script = script;
    this.capabilities = { streaming: true, contextTokens: 16_000, local: false, tasks };
  }

  async *generate<K extends LanguageTaskKind>(task: LanguageTask<K>): AsyncGenerator<LanguagePart<K>, void> {
    const any = task as LanguageTask;
    this.asked.push(any);
    for (const step of this.script(any)) {
      if (step === 'hang') await new Promise(() => {});
      else if (step instanceof Promise) await step;
      else yield step as LanguagePart<K>;
    }
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function turns(count = 12): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

/** A promise that a test keeps when it likes. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
