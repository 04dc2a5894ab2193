import { dialog, type BrowserWindow } from 'electron';
import type { OneDialog } from '../app/one-dialog';
import type { MediaLibrary } from '../app/media-library';
import type { SoundCheck } from '../app/sound/sound-check';
import { openSoundSettings } from '../app/sound/sound-settings';
import type { Speech } from '../app/speech/speech';
import type { Handlers } from './doorway';

export interface SpeechHandlerOptions {
  readonly speech: Speech;
  readonly soundCheck: Pick<SoundCheck, 'start' | 'stop'>;
  readonly media: Pick<MediaLibrary, 'check'>;
}

type SpeechRequests =
  | 'sound-check.start'
  | 'sound-check.stop'
  | 'sound-settings.open'
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

/** What speech engines and local models are asked, and trials of the sound. */
export function createSpeechHandlers(
  { speech, soundCheck, media }: SpeechHandlerOptions,
  { control, dialogs, words }: Surroundings,
): Pick<Handlers, SpeechRequests> {
  const { models } = speech;
  return {
    'sound-check.start': ({ lanes }) => {
      for (const { source } of lanes) media.check(source);
      return soundCheck.start(lanes);
    },
    // The window is told at once; that it has ended arrives as an event.
    'sound-check.stop': () => void soundCheck.stop(),
    'sound-settings.open': () => openSoundSettings(),
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
