import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, type Language } from '../../shared/locales';

const SEND = 0;
const CANCEL = 1;

/** Asks in a dialog of the system, which no page can imitate or answer, whether a key may go to an origin. */
export async function confirmKey(
  window: BrowserWindow,
  origin: string,
  language: Language,
): Promise<boolean> {
  const { title, message, detail, send, cancel } = CATALOGUES[language].dialog.sendKey;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title,
    message: message.replace('{{origin}}', () => origin),
    detail,
    buttons: [send, cancel],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  });
  return response === SEND;
}
