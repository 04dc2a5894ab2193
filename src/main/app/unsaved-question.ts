import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { JamakError } from '../../shared/errors';
import { CATALOGUES, type Language } from '../../shared/locales';
import { exportWithDialog, type SaveDialog } from './exporter';
import { messageWords, withValues } from './message-words';
import type { Sessions, UnsavedSession } from './sessions';

export interface UnsavedQuestion {
  readonly sessions: Pick<Sessions, 'unsaved' | 'saveNow'>;
  readonly window: () => BrowserWindow | undefined;
  /** Of the save dialog, and what it writes. */
  readonly files: Omit<SaveDialog, 'formats' | 'window' | 'language'>;
  readonly language: Language;
  /** Aborts when nobody answers any more: the question is taken back. */
  readonly hurried: AbortSignal;
}

/**
 * Before the app ends: says what could not be saved of captions, and of what somebody did with them, and offers to save
 * them elsewhere. Resolves once nothing would be lost, the user has agreed to it, or the app is hurried.
 */
export async function askAboutUnsaved(question: UnsavedQuestion): Promise<void> {
  const { sessions, hurried } = question;
  const elsewhere = new Set<string>();
  for (;;) {
    await sessions.saveNow();
    const unsaved = sessions.unsaved.filter(({ record }) => !elsewhere.has(record.id));
    if (unsaved.length === 0 || hurried.aborted) return;
    const answer = await ask(question, unsaved);
    if (answer === 'lose') return;
    if (answer === 'elsewhere') {
      for (const { record } of unsaved) if (await save(question, record)) elsewhere.add(record.id);
    }
  }
}

const ANSWERS = ['elsewhere', 'again', 'lose'] as const;

async function ask(
  question: UnsavedQuestion,
  unsaved: readonly UnsavedSession[],
): Promise<(typeof ANSWERS)[number]> {
  const { language } = question;
  const words = CATALOGUES[language].dialog.unsaved;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = unsaved.map(({ record, captions }) =>
    withValues(captions > 0 ? words.session : words.marks, {
      date: moment.format(record.startedAt),
      captions,
    }),
  );
  const response = await show(question, {
    type: 'warning',
    message: words.title,
    detail: [...lines, '', words.text].join('\n'),
    buttons: ANSWERS.map((answer) => words[answer]),
    defaultId: ANSWERS.indexOf('elsewhere'),
    // Closing the question is no answer to it.
    cancelId: ANSWERS.indexOf('again'),
    noLink: true,
  });
  return ANSWERS[response] ?? 'again';
}

/** Whether it was written. Says why when it was not. */
async function save(question: UnsavedQuestion, record: UnsavedSession['record']): Promise<boolean> {
  const { language, files, window } = question;
  try {
    const formats = ['txt', 'srt', 'vtt', 'md', 'json'] as const;
    return (await exportWithDialog(record, { formats, window: window(), language, ...files })) !== null;
  } catch (error) {
    const { code, params } = JamakError.from(error);
    const { title, text } = messageWords(language, code, params);
    await show(question, { type: 'error', message: title, detail: text });
    return false;
  }
}

async function show({ window, hurried }: UnsavedQuestion, box: MessageBoxOptions): Promise<number> {
  const over = window();
  const options = { ...box, signal: hurried };
  const { response } = await (over ? dialog.showMessageBox(over, options) : dialog.showMessageBox(options));
  return response;
}
