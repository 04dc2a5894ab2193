import { app } from 'electron';
import { CATALOGUES } from '../../shared/locales';
import type { Settings } from '../../shared/settings';
import { filesToOpen } from '../app/exporting/opened-files';
import type { SystemFiles } from '../app/exporting/system-files';
import { interfaceLanguage } from '../app/interface-language';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { openStore } from '../app/open-store';
import { quitInOrder } from '../app/quitting';
import { isUnattended, type Flags } from '../app/run/flags';
import { UnattendedRun } from '../app/run/unattended-run';
import type { StartupTrace } from '../app/run/startup-trace';
import { captionFile } from '../app/run/caption-file';
import { allSaved, demonstrate } from '../app/run/demonstrate';
import { AtQuit } from '../app/updates/at-quit';
import type { SupervisedWindow } from '../app/windows/supervised-window';
import { Parts } from '../parts';
import { joinBroadcast, type Broadcast } from './broadcast';
import { joinInbox } from './commands/inbox';
import { joinEngines, type Engines } from './engines';
import { joinImport, type JoinedImport } from './import';
import { joinKept, type Kept } from './kept';
import { joinOutward, type Outward } from './outward';
import { joinRecaption } from './recaption';
import { joinSession, type JoinedSession } from './session';
import { joinAtQuit, joinUpdates } from './upkeep/updates';
import { joinWindows } from './windows';

/**
 * Joins the app, step by step: each part is made, handed what it needs of those before, and registered with how it is
 * closed. Quitting closes them in the opposite order, within less than ten seconds unless the user is asked something or
 * wants a new version installed.
 */
export async function startJamak(
  flags: Flags,
  systemFiles: SystemFiles,
  startup: Pick<StartupTrace, 'mark' | 'finish'>,
): Promise<void> {
  startup.mark('ready');
  const parts = new Parts({
    onError: (name, error) => log.error('not closed well', name, describe(error)),
    onLate: (name) => log.warn('still closing', name),
  });
  const atQuit = new AtQuit();
  // Closed last of all: by then nothing else is done.
  joinAtQuit(parts, atQuit, () => hurried);
  const hurried = quitInOrder(() => parts.close());

  const outward = await joinOutward(parts, flags, startup);
  const kept = { ...outward, ...(await joinKept(parts, flags, hurried, outward)) };
  const engines = { ...kept, ...joinEngines(parts, flags, kept) };
  const broadcast = { ...engines, ...joinBroadcast(parts, engines) };
  const live = { ...broadcast, ...joinSession(parts, flags, broadcast) };
  const importing = { ...live, ...joinImport(parts, live) };
  const session = { ...importing, ...joinRecaption(parts, importing) };
  const changed = new Listeners<[Settings]>((error) => log.error('settings listener', describe(error)));
  const around = { ...session, changed, atQuit };
  const complete = { ...around, ...joinUpdates(parts, flags, around) };
  const { overlayWindow, control, opening, history } = joinWindows(parts, flags, hurried, complete);
  if (!isUnattended(flags)) openFiles(systemFiles, opening);
  takeUp(session, control, () => history.takeUp());
  joinInbox(parts, session);

  if (!isUnattended(flags)) return;
  await overlayWindow.loaded;
  const ok = await runUnattended(flags, session);
  await parts.close();
  app.exit(ok && allSaved(session.sessions) ? 0 : 1);
}

type Joined = Outward & Kept & Engines & Broadcast & JoinedSession & JoinedImport;

/** Files that the app was started with, or that the system hands over. */
function openFiles(systemFiles: SystemFiles, { open }: { readonly open: (path: string) => void }): void {
  for (const path of filesToOpen(process.argv, process.cwd())) open(path);
  systemFiles.listen(open);
}

/** What the last run left undone, and whether its files are whole. */
function takeUp(
  { startup, store, sessions, notices, captionSpooled, imports }: Joined,
  control: SupervisedWindow,
  takeUpHistory: () => void,
): void {
  openStore({
    store,
    live: () => sessions.live,
    notices,
    onError: (error) => log.error('store failed to open', describe(error)),
  })
    .then(() => {
      startup.mark('store');
      void captionSpooled();
      imports.open();
      takeUpHistory();
      return control.loaded;
    })
    .then(() => store.check())
    .catch((error: unknown) => log.error('store check', describe(error)));
}

/** A demo, or a file that is captioned with nobody at the keyboard. Returns whether it went well. */
async function runUnattended(flags: Flags, joined: Joined): Promise<boolean> {
  const { controller, events, paints, speech, language, sessions, media, settings } = joined;
  const run = new UnattendedRun(controller);
  const words = () => CATALOGUES[interfaceLanguage(settings.get())];
  events.add((event) => run.onEvent(event));
  paints.add((seq, paintedAt) => run.onPainted(seq, paintedAt));
  return flags.caption === undefined
    ? demonstrate({ run, events, speech, language, sessions, folder: flags.demoOutput })
    : captionFile({ run, media, words }, [flags.caption, flags.beside]);
}
