import { app } from 'electron';
import { CrashLog } from '../../app/diagnostics/crash-log';
import { diagnosticsFiles } from '../../app/diagnostics/diagnostics';
import { DiagnosticsDesk } from '../../app/diagnostics/diagnostics-desk';
import { Dumps } from '../../app/diagnostics/dumps';
import { examine } from '../../app/diagnostics/findings';
import { looksAt } from '../../app/diagnostics/looks';
import { RunMarker } from '../../app/diagnostics/run-marker';
import { watchCrashes } from '../../app/diagnostics/watch-crashes';
import { describe, log, logFiles } from '../../app/log';
import { dumpsPath, resourcePath, userPath } from '../../app/paths';
import { isUnattended, type Flags } from '../../app/run/flags';
import type { CaptureLink } from '../../app/windows/capture-link';
import type { WindowRegistry } from '../../app/windows/window-registry';
import type { Parts } from '../../parts';
import { readModels } from '../../speech/models';
import { backupNames } from '../../storage/backups/names';
import type { Kept } from '../kept';
import type { Outward } from '../outward';

/** After a crash, until its handler has written what it keeps, ms. */
const WRITTEN_MS = 10_000;

/** What crashes, from the first moment on, and what the run before this one left. */
export function joinCrashes(parts: Parts, flags: Flags, windows: WindowRegistry) {
  const version = app.getVersion();
  const dumps = new Dumps(dumpsPath());
  dumps.prune();
  // Who is not at the keyboard may end by any signal.
  const marker = isUnattended(flags) ? null : new RunMarker(userPath('running.json'), version);
  let captioning = false;
  const crashes = new CrashLog({
    path: userPath('crashes.json'),
    version,
    captioning: () => captioning,
    onError: (error) => log.error('crash log', describe(error)),
  });
  if (marker?.left) crashes.put(marker.left);
  // The last of all parts to be closed.
  parts.add('run marker', marker, (one) => one?.goodbye());
  watchCrashes(windows, (...crash) => {
    crashes.add(...crash);
    setTimeout(() => dumps.prune(), WRITTEN_MS).unref();
  });
  return {
    crashes,
    dumps,
    /** What the run before this one was doing when it ended without a goodbye; null when it said one. */
    left: marker?.left ?? null,
    captioning: (on: boolean): void => {
      captioning = on;
      marker?.captioning(on);
    },
  };
}

interface Joined extends Pick<Outward, 'crashes' | 'dumps'>, Pick<Kept, 'settings' | 'store'> {
  readonly capture: Pick<CaptureLink, 'devices'>;
  readonly controller: { readonly running: boolean };
}

/** Looks at this computer, for the user and for whoever helps them. */
export function joinDiagnostics(joined: Joined): DiagnosticsDesk {
  const { crashes, dumps, settings, store, capture, controller } = joined;
  return new DiagnosticsDesk({
    crashes,
    dumps,
    look: async () => {
      const looks = looksAt({
        folder: app.getPath('userData'),
        settings: settings.get(),
        models: readModels(resourcePath('models')),
        store,
        backups: () => Promise.resolve(backupNames(userPath('sessions.db'))),
        microphones: () => Promise.resolve(capture.devices.length),
      });
      const findings = await examine(looks);
      const processes = app.getAppMetrics().map(({ type, cpu, memory }) => ({
        kind: type,
        memoryMb: Math.round(memory.workingSetSize / 1024),
        cpu: Math.round(cpu.percentCPUUsage),
      }));
      const run = { uptimeMs: Math.round(performance.now()), captioning: controller.running, processes };
      return diagnosticsFiles({ findings, crashes: crashes.all, logs: logFiles(), run });
    },
  });
}
