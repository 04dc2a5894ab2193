import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, type Language } from '../../shared/locales';

const YES = 0;
const NO = 1;

interface Question {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks whether a key may go to an origin. */
export function confirmKey(window: BrowserWindow, origin: string, language: Language): Promise<boolean> {
  const { send: yes, cancel: no, ...words } = CATALOGUES[language].dialog.sendKey;
  return ask(window, origin, { ...words, yes, no });
}

/** Asks whether to listen at an origin that is not of the public network. */
export function confirmStream(window: BrowserWindow, origin: string, language: Language): Promise<boolean> {
  const { listen: yes, cancel: no, ...words } = CATALOGUES[language].dialog.nearStream;
  return ask(window, origin, { ...words, yes, no });
}

/** Asks whether to connect to an OBS on another machine. */
export function confirmObs(window: BrowserWindow, origin: string, language: Language): Promise<boolean> {
  const { connect: yes, cancel: no, ...words } = CATALOGUES[language].dialog.farObs;
  return ask(window, origin, { ...words, yes, no });
}

/** In a dialog of the system, which no page can imitate or answer. */
async function ask(
  window: BrowserWindow,
  origin: string,
  { title, message, detail, yes, no }: Question,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title,
    message: message.replace('{{origin}}', () => origin),
    detail,
    buttons: [yes, no],
    defaultId: NO,
    cancelId: NO,
    noLink: true,
  });
  return response === YES;
}
