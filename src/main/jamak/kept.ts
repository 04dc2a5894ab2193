import { app, safeStorage } from 'electron';
import { RECORDING_TROUBLES } from '../../shared/notices';
import { addressOfKey } from '../../shared/settings';
import { confirmKey } from '../app/confirm';
import { openKeys } from '../app/keys';
import { fileOptions } from '../app/exporting/file-options';
import { interfaceLanguage } from '../app/interface-language';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { OneDialog } from '../app/one-dialog';
import { builtPath, userPath } from '../app/paths';
import { isUnattended, type Flags } from '../app/run/flags';
import { recordingsRoom } from '../app/recordings/bundle-room';
import { Sessions } from '../app/sessions';
import { askAboutUnsaved } from '../app/unsaved-question';
import type { BundleRoom } from '../export/bundle/contract';
import type { Parts } from '../parts';
import { Recorder } from '../recording/recorder';
import { openSpool } from '../speech/spool/spool';
import { createStore } from '../storage/client';
import { openSettings } from '../storage/settings-file';
import { openUsage } from '../storage/usage-file';
import type { Outward } from './outward';

/** What is being written, ms. */
const WRITING_MS = 1_000;
/** How long it may wait for the user to say what becomes of captions that can't be saved, ms: a day. */
const ASKING_MS = 24 * 3600 * 1000;

export type Kept = Awaited<ReturnType<typeof joinKept>>;

/** What is kept on this computer: settings, keys, what servers cost, sessions, sound that waits for its caption, and recordings. */
export async function joinKept(
  parts: Parts,
  flags: Flags,
  hurried: AbortSignal,
  { startup, windows, notices, push, dumps }: Outward,
) {
  const settings = openSettings({
    path: userPath('settings.json'),
    onNotice: (notice) => notices.put(notice),
  });
  startup.mark('settings');
  // Who is not at the keyboard needs no introduction, and later this is no new profile any more.
  if (settings.fresh && !isUnattended(flags)) void settings.change({ firstRun: 'todo' });
  const dialogs = new OneDialog();
  const keyAddress = (id: string): string | null => addressOfKey(settings.get(), id);
  const keys = openKeys({
    path: userPath('keys.json'),
    safeStorage,
    platform: process.platform,
    addressOf: keyAddress,
    // Standard settings in place of lost ones do not tell whom a key was given for.
    addressOfOld: settings.intact ? keyAddress : () => null,
    confirm: async (origin) => {
      const window = windows.get('control');
      if (!window) return false;
      const language = interfaceLanguage(settings.get());
      return (await dialogs.ask(() => confirmKey(window, origin, language))) ?? false;
    },
    onNotice: (notice) => notices.put(notice),
  });
  const usage = parts.add(
    'usage',
    openUsage({ path: userPath('usage.json'), onNotice: (notice) => notices.put(notice) }),
    (file) => file.settled(),
    WRITING_MS,
  );
  const store = parts.add(
    'store',
    createStore({
      path: userPath('sessions.db'),
      workerPath: builtPath('main', 'database-worker.js'),
      onNotice: (notice) => notices.put(notice),
    }),
    (opened) => opened.close(),
    WRITING_MS,
  );
  const spool = parts.add(
    'spool',
    await openSpool({
      folder: userPath('spool'),
      onFull: () => void notices.add('warning', 'speech-spool-full'),
    }),
    (opened) => opened.settled(),
    WRITING_MS,
  );

  const recorder = parts.add(
    'recorder',
    new Recorder({
      folder: userPath('recordings'),
      workerPath: builtPath('main', 'recording-worker.js'),
      enabled: () => settings.get().recording.enabled,
      onTrouble: (code) => void notices.add('warning', code),
      onWorking: () => {
        for (const code of RECORDING_TROUBLES) notices.withdraw(code);
      },
    }),
    (opened) => opened.close(),
    WRITING_MS,
  );
  recorder.recover().catch((error: unknown) => log.error('recordings', describe(error)));

  const savedAgain = new Listeners<[]>((error) => log.error('save listener', describe(error)));
  const sessions = parts.add(
    'sessions',
    new Sessions({
      store,
      spool,
      recordings: recorder,
      notices,
      onSavedAgain: () => savedAgain.tell(),
      onCorrected: (sessionId, happenings) =>
        push('session.corrected', { sessionId, happenings: [...happenings] }),
      // Memory of a process that crashed may hold the same words.
      onErased: () => dumps.clear(),
    }),
    (all) =>
      askAboutUnsaved({
        sessions: all,
        window: () => windows.get('control'),
        files: {
          folder: app.getPath('documents'),
          ...fileOptions(settings.get()),
        },
        language: interfaceLanguage(settings.get()),
        hurried: isUnattended(flags) ? AbortSignal.abort() : hurried,
      }),
    ASKING_MS,
  );
  /** Whose files of a session go into its bundle, and come back with it. */
  const bundleRooms: readonly BundleRoom[] = [recordingsRoom(recorder)];
  return { dialogs, settings, keys, usage, store, spool, recorder, savedAgain, sessions, bundleRooms };
}
