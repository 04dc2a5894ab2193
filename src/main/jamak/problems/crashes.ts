import { app } from 'electron';
import { CrashLog } from '../../app/diagnostics/crash-log';
import { Dumps } from '../../app/diagnostics/dumps';
import { RunMarker } from '../../app/diagnostics/run-marker';
import { watchCrashes } from '../../app/diagnostics/watch-crashes';
import { describe, log } from '../../app/log';
import { dumpsPath, userPath } from '../../app/paths';
import { isUnattended, type Flags } from '../../app/run/flags';
import type { WindowRegistry } from '../../app/windows/window-registry';
import type { Parts } from '../../parts';

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
