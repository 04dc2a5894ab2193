import { dialog } from 'electron';
import { CATALOGUES, type Language } from '../../../shared/locales';

/** Says that the control window cannot be loaded, which no notice in it could say. Resolves with whether to try again. */
export async function askToRetryControl(language: Language): Promise<boolean> {
  const { title, text, retry, quit } = CATALOGUES[language].dialog.controlFailed;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Jamak',
    message: title,
    detail: text,
    buttons: [retry, quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
