import { app, crashReporter } from 'electron';
import type { Crashing, CrashReason } from '../../../shared/requests/diagnostics';
import { endedJustNow, SERVICES } from '../hosts/hosts';
import type { WindowRegistry } from '../windows/window-registry';

/** As Electron tells how a process ended. */
const REASONS: Readonly<Record<string, CrashReason>> = {
  crashed: 'crashed',
  'integrity-failure': 'crashed',
  killed: 'killed',
  oom: 'out-of-memory',
  'memory-eviction': 'out-of-memory',
  'launch-failed': 'not-started',
};

/** Has the memory of what crashes kept in `folder`, and sent nowhere. To be called before the app is ready. */
export function keepDumps(folder: string): void {
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false });
}

/** Tells of each process that ends otherwise than it should. */
export function watchCrashes(
  windows: WindowRegistry,
  tell: (what: Crashing, reason: CrashReason, exitCode: number) => void,
): void {
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const name = windows.names().find((one) => windows.get(one)?.webContents === contents);
    tell(name ?? 'import', reasonOf(reason), exitCode);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    const end = name === undefined ? null : endedJustNow(name);
    if (reason === 'clean-exit' || end === 'wanted') return;
    tell(whatOf(type, name), end === 'hung' ? 'hangs' : reasonOf(reason), exitCode);
  });
}

function whatOf(type: string, name: string | undefined): Crashing {
  if (name === SERVICES.speech) return 'speech-host';
  if (name === SERVICES.language) return 'language-host';
  return type === 'GPU' ? 'graphics' : 'helper';
}

function reasonOf(reason: string): CrashReason {
  return REASONS[reason] ?? 'ended';
}
