import { dialog, type BrowserWindow } from 'electron';
import type { OneDialog } from '../app/one-dialog';
import type { Speech } from '../app/speech/speech';
import type { Handlers } from './doorway';

export interface SpeechHandlerOptions {
  readonly speech: Speech;
}

type SpeechRequests =
  | 'speech.test'
  | 'models.list'
  | 'models.download'
  | 'models.pause'
  | 'models.delete'
  | 'models.add-folder'
  | 'models.measure';

interface Surroundings {
  readonly control: () => BrowserWindow;
  readonly dialogs: OneDialog;
  readonly words: () => { readonly title: string; readonly button: string };
}

/** What speech engines and local models are asked. */
export function createSpeechHandlers(
  { speech }: SpeechHandlerOptions,
  { control, dialogs, words }: Surroundings,
): Pick<Handlers, SpeechRequests> {
  const { models } = speech;
  return {
    'speech.test': () => speech.test(),
    'models.list': () => models.list(),
    // The answer comes at once; how far it is arrives as pushes.
    'models.download': ({ id }) => models.download(id),
    'models.pause': ({ id }) => models.pause(id),
    'models.delete': ({ id }) => models.remove(id),
    'models.add-folder': async () => {
      const { title, button } = words();
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), { title, buttonLabel: button, properties: ['openDirectory'] }),
      );
      const path = chosen?.filePaths[0];
      return path === undefined ? null : models.addFolder(path);
    },
    'models.measure': ({ id }) => models.measure(id),
  };
}
