import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, type Language } from '../../../shared/locales';
import type { Settings } from '../../../shared/settings';

type Closing = Settings['desktop']['closing'];

/** What becomes of the app when its window is closed. */
export type AfterClose = 'tray' | 'quit' | 'stay';

export interface ClosingOptions {
  /** Whether the desktop shows the tray's icon: without it, nobody would find the way back. */
  readonly hasTray: () => Promise<boolean>;
  readonly closing: () => Closing;
  /** Whether captions run. */
  readonly isRunning: () => boolean;
  /** Null when the question could not be asked. */
  readonly ask: () => Promise<{ readonly after: AfterClose; readonly remember: boolean } | null>;
  readonly remember: (closing: Exclude<Closing, 'ask'>) => void;
}

/** Whether nothing needs to be asked or looked up: the window closes, and the app quits. */
export function closesAtOnce({ closing, isRunning }: Pick<ClosingOptions, 'closing' | 'isRunning'>): boolean {
  return closing() === 'stop' || (closing() === 'ask' && !isRunning());
}

/** What the user wants when the window is closed; asks only while captions run, and only where there is a choice. */
export async function afterClose(options: ClosingOptions): Promise<AfterClose> {
  if (closesAtOnce(options)) return 'quit';
  if (!(await options.hasTray())) return 'quit';
  if (options.closing() === 'tray') return 'tray';
  const answer = await options.ask();
  if (!answer) return 'stay';
  if (answer.remember && answer.after !== 'stay') options.remember(answer.after === 'tray' ? 'tray' : 'stop');
  return answer.after;
}

const ANSWERS = ['tray', 'stop', 'cancel'] as const;
const AFTER: Readonly<Record<(typeof ANSWERS)[number], AfterClose>> = {
  tray: 'tray',
  stop: 'quit',
  cancel: 'stay',
};

/** Asks in a dialog of the system. */
export async function askAboutClosing(
  window: BrowserWindow,
  language: Language,
): Promise<{ after: AfterClose; remember: boolean }> {
  const words = CATALOGUES[language].desktop.question;
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words.title,
    message: words.message,
    detail: words.detail,
    buttons: ANSWERS.map((answer) => words[answer]),
    checkboxLabel: words.remember,
    defaultId: ANSWERS.indexOf('tray'),
    cancelId: ANSWERS.indexOf('cancel'),
    noLink: true,
  });
  return { after: AFTER[ANSWERS[response] ?? 'cancel'], remember: checkboxChecked };
}
