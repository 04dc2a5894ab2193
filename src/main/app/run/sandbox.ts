import { app, dialog } from 'electron';
import { ownAppImage } from '../desktop/own-appimage';
import { interfaceLanguage } from '../interface-language';
import { messageWords } from '../message-words';

/**
 * Whether an AppImage was started without Chromium's sandbox. Its starter does that by itself where the system lets no
 * program make namespaces of its own, and then whatever takes over a page has the user's whole account.
 */
export function lostSandbox(env: NodeJS.ProcessEnv, execPath: string, switchedOff: boolean): boolean {
  return switchedOff && ownAppImage(env, execPath) !== null;
}

/**
 * Says that Jamak does not start like that, and what to do: on stderr and, where somebody is at the keyboard, in a
 * dialog, until it was read.
 */
export async function sayLostSandbox(unattended: boolean): Promise<void> {
  const { title, text } = messageWords(interfaceLanguage({ language: 'system' }), 'sandbox-off', {});
  console.error(`${title}. ${text}`);
  if (unattended) return;
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', title: 'Jamak', message: title, detail: text });
}
