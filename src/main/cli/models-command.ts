import type { LocalModel } from '../../shared/local-models';
import type { ModelManager } from '../models/manager';
import { fromErrorValue } from '../../shared/errors';
import { EXIT, type ExitCode } from './exit-codes';
import type { Command } from './line/parse';
import type { Terminal } from './terminal';
import { fill, type CliWords } from './words';

const MB = 1_000_000;
const PROGRESS_MS = 500;

export interface ModelParts {
  readonly manager: Pick<ModelManager, 'list' | 'download' | 'remove' | 'pause'>;
  readonly terminal: Terminal;
  readonly words: CliWords;
  /** Aborts when the command is to end; what was downloaded is kept. */
  readonly signal: AbortSignal;
}

/** Speech models: which there are, and one to get or to remove. @throws JamakError */
export async function runModels(
  { action, id, json }: Extract<Command, { name: 'models' }>,
  parts: ModelParts,
): Promise<ExitCode> {
  const { manager, terminal, words } = parts;
  const all = manager.list('auto');
  if (action === 'list') {
    if (json) terminal.result(JSON.stringify(all, null, 2));
    else for (const model of all) terminal.result(modelLine(model, words));
    return EXIT.ok;
  }
  const model = all.find((one) => one.id === id);
  if (!model) {
    terminal.complain(fill(words.note.noModel, { id }));
    return EXIT.nothing;
  }
  if (action === 'remove') {
    await manager.remove(id);
    terminal.note(fill(words.note.modelGone, { model: model.name }));
  } else if (model.state.type === 'installed') {
    terminal.note(fill(words.note.modelThere, { model: model.name }));
  } else {
    await download(model, parts);
    terminal.note(fill(words.note.modelReady, { model: model.name }));
  }
  if (json) terminal.result(JSON.stringify(manager.list('auto').find((one) => one.id === id)));
  return EXIT.ok;
}

async function download({ id, name, sizeBytes }: LocalModel, parts: ModelParts): Promise<void> {
  const { manager, terminal, words, signal } = parts;
  const state = () => manager.list('auto').find((one) => one.id === id)?.state;
  const timer = setInterval(() => {
    const now = state();
    if (now?.type !== 'downloading') return;
    const values = { model: name, received: megabytes(now.receivedBytes), total: megabytes(sizeBytes) };
    terminal.progress(now.receivedBytes / sizeBytes, fill(words.note.downloading, values));
  }, PROGRESS_MS);
  const stop = (): void => void manager.pause(id);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await manager.download(id);
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    terminal.progressOver();
  }
  const after = state();
  if (after?.type === 'paused' && after.error) throw fromErrorValue(after.error);
  signal.throwIfAborted();
}

function modelLine({ id, name, sizeBytes, languages, origin, state }: LocalModel, words: CliWords): string {
  const is = origin === 'embedded' ? words.model.embedded : words.model[state.type];
  const known = languages.length > 6 ? `${languages.slice(0, 6).join(' ')} …` : languages.join(' ');
  return [id, `${megabytes(sizeBytes)} MB`, is, `${name} (${known})`].join('  ');
}

function megabytes(bytes: number): number {
  return Math.round(bytes / MB);
}
