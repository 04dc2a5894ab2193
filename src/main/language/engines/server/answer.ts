import { JamakError } from '../../../../shared/errors';
import { serverName } from '../../../remote/client';
import type { LanguagePart, LanguageTask, LanguageTaskKind } from '../../contract';
import { OUTPUTS } from '../../outputs/read';
import { buildPrompt, buildRepair, buildTranslationAgain, type Prompt } from '../../prompts/build';
import { callServer, type CallOptions } from './call';
import type { ChatMessage } from './chat';

/** How much of an answer that could not be used a model is shown again. */
const SHOWN_AGAIN_CHARS = 4000;

/** Reports stream to nobody. */
const DRAFTED: ReadonlySet<LanguageTaskKind> = new Set<LanguageTaskKind>([
  'digest',
  'translation',
  'catch-up',
]);

export interface AnswerOptions extends CallOptions {
  readonly model: string;
  /** A draft that comes sooner after the last one is not shown, ms. */
  readonly draftEveryMs: number;
  /** Ms that do not go back. */
  readonly now: () => number;
  /** Whether the time for the task is over: what is finished by then is kept. */
  readonly isOverdue: () => boolean;
}

/** Everything but errors, which are thrown. An answer that cannot be used is asked for once more. */
export async function* answer<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  options: AnswerOptions,
): AsyncGenerator<LanguagePart<K>, void> {
  const kind: K = task.kind;
  const { model, draftEveryMs, now, isOverdue } = options;
  const server = serverName(options.config.baseUrl);
  if (model === '') throw new JamakError('server-model-missing', { params: { server } });
  const prompt = buildPrompt(task);
  const { references, orders } = prompt;
  const { jsonSchema, maxTokens, read } = OUTPUTS[kind];
  const json = jsonSchema && { name: kind, schema: jsonSchema(references.labels) };
  const engine = { engine: 'server', model } as const;
  let messages: readonly ChatMessage[] = [
    { role: 'system', content: prompt.system },
    { role: 'user', content: prompt.user },
  ];
  let nextDraftAt = -Infinity;
  let lastDraft = '';

  for (let repaired = false; ; repaired = true) {
    let answered = { text: '', cut: false };
    let soFar = (): string => '';
    try {
      const call = callServer({ model, messages, json, maxTokens: maxTokens(task) }, options);
      for await (const part of call) {
        if (part.type === 'answer') answered = part;
        else if (part.type === 'usage') yield part;
        else {
          ({ soFar } = part);
          if (!DRAFTED.has(kind) || now() < nextDraftAt) continue;
          nextDraftAt = now() + draftEveryMs;
          const text = soFar();
          const { output } = read(text, { task, references, orders, growing: true });
          const draft = JSON.stringify(output);
          if (output !== null && draft !== lastDraft) {
            const whole = json && read(text, { task, references, growing: false }).output;
            yield { type: 'draft', output, finished: whole && { output: whole, engine } };
          }
          lastDraft = draft;
        }
      }
    } catch (error) {
      // Half a sentence is no translation; of all else, the statements that are finished are worth having.
      const { output } = read(json && isOverdue() ? soFar() : '', { task, references, growing: false });
      if (output === null) throw error;
      yield { type: 'result', output, engine, incomplete: true };
      return;
    }
    const { output, fault } = read(answered.text, { task, references, orders, growing: false });
    const isHalf = answered.cut && json === null;
    if (output !== null && !isHalf) {
      yield { type: 'result', output, engine, ...(answered.cut && { incomplete: true }) };
      return;
    }
    if (repaired) throw unusable(kind, server);
    messages = askAgain(task as LanguageTask, prompt, messages, {
      text: answered.text,
      fault: fault ?? 'it is cut off',
    });
  }
}

function unusable(kind: LanguageTaskKind, server: string): JamakError {
  const code = kind === 'translation' ? 'translation-missing' : 'server-bad-answer';
  return new JamakError(code, { params: { server } });
}

function askAgain(
  task: LanguageTask,
  { language }: Prompt,
  messages: readonly ChatMessage[],
  bad: { readonly text: string; readonly fault: string },
): ChatMessage[] {
  if (task.kind === 'translation') return [{ role: 'user', content: buildTranslationAgain(task) }];
  return [
    ...messages,
    { role: 'assistant', content: bad.text.slice(0, SHOWN_AGAIN_CHARS) },
    { role: 'user', content: buildRepair(language, bad.fault) },
  ];
}
