import { join } from 'node:path';
import { app } from 'electron';
import type { Listeners } from '../../app/listeners';
import { describe, log } from '../../app/log';
import { userPath } from '../../app/paths';
import { isUnattended, type Flags } from '../../app/run/flags';
import type { AtQuit } from '../../app/updates/at-quit';
import { updatesOfBuild, type UpdatesBuild } from '../../app/updates/build';
import type { UpdateSource } from '../../app/updates/contract';
import { installationOf } from '../../app/updates/installation';
import { LateSource } from '../../app/updates/late-source';
import { startAfter } from '../../app/updates/restart';
import { Updates } from '../../app/updates/updates';
import { openUpdatesFile } from '../../app/updates/updates-file';
import type { Settings } from '../../../shared/settings';
import type { Parts } from '../../parts';
import type { Outbound } from '../../remote/outbound';
import type { Engines } from '../engines';
import type { JoinedImport } from '../import';
import type { Kept } from '../kept';
import type { Outward } from '../outward';
import type { JoinedRecaption } from '../recaption';
import type { JoinedSession } from '../session';

/** How often it is looked whether something is due or must wait, ms. */
const LOOK_EVERY_MS = 2_000;
/** Putting a new version in place, ms: some hundred MB are copied, and nothing else is left to do. */
const INSTALL_MS = 120_000;

/** Adds what is done last of all when the app quits. To be called before any other part is made. */
export function joinAtQuit(parts: Parts, atQuit: AtQuit, hurried: () => AbortSignal): void {
  parts.add('update', atQuit, (one) => one.run(hurried()), INSTALL_MS);
}

export type JoinedUpdates = Around & ReturnType<typeof joinUpdates>;

interface Around {
  readonly atQuit: AtQuit;
  readonly changed: Listeners<[Settings]>;
}

/** Newer versions of Jamak: with nobody at the keyboard, and in a build that can't tell genuine ones, none is looked for. */
export function joinUpdates(
  parts: Parts,
  flags: Flags,
  joined: Outward & Kept & Engines & JoinedSession & JoinedImport & JoinedRecaption & Around,
) {
  const { push, notices, settings, outbound, controller, imports, recaptioner } = joined;
  const { clock, events, changed, atQuit } = joined;
  const build = isUnattended(flags) ? null : updatesOfBuild(join(app.getAppPath(), 'package.json'));
  const installation = installationOf({
    platform: process.platform,
    env: process.env,
    execPath: process.execPath,
    packaged: app.isPackaged,
  });
  const file = parts.add(
    'updates file',
    openUpdatesFile(userPath('updates.json'), (error) => log.warn('updates file', describe(error))),
    (one) => one.settled(),
  );
  const updates = parts.add(
    'updates',
    new Updates({
      source: build && new LateSource(build.url, () => createSource(build, installation, outbound)),
      means: !build ? 'none' : installation.type === 'elsewhere' ? 'elsewhere' : 'itself',
      needsQuit: installation.type === 'installer',
      version: app.getVersion(),
      page: build?.page ?? null,
      settings: () => ({
        channel: settings.get().updates.channel,
        offline: settings.get().privacy.offline,
      }),
      busy: () => controller.running || imports.busy || recaptioner.busy,
      file,
      notices,
      onChanged: (state) => push('updates.changed', state),
      quit: () => app.quit(),
      onError: (error) => log.warn('updates', describe(error)),
      now: Date.now,
      steadyNow: () => clock.now(),
    }),
    (one) => one.close(),
  );
  parts.add(
    'updates watch',
    setInterval(() => updates.look(), LOOK_EVERY_MS),
    (timer) => clearInterval(timer),
  );
  events.add(({ happening: { type } }) => {
    if (type === 'session-started' || type === 'session-ended') updates.look();
  });
  changed.add(() => updates.settingsChanged());
  atQuit.set(() => updates.installAtQuit());
  return { updates };
}

/** The library is large, and most runs of the command line and of tests have no use for it. */
async function createSource(
  { url, publicKeys }: UpdatesBuild,
  installation: ReturnType<typeof installationOf>,
  outbound: Outbound,
): Promise<UpdateSource> {
  const { createLibraryUpdater } = await import('../../app/updates/library-updater');
  return createLibraryUpdater({
    baseUrl: url,
    publicKeys,
    fetch: outbound.fetchFor('updates'),
    installation,
    program: {
      version: app.getVersion(),
      name: app.getName(),
      configPath: join(process.resourcesPath, 'app-update.yml'),
      userDataPath: app.getPath('userData'),
    },
    restartAs: (path) => startAfter(process.pid, path, process.argv.slice(1).filter(isOption), process.env),
    log: (line) => log.info('electron-updater', line),
  });
}

/** Files are opened once. */
function isOption(argument: string): boolean {
  return argument.startsWith('-');
}
