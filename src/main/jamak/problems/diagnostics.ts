import { app } from 'electron';
import { diagnosticsFiles } from '../../app/diagnostics/diagnostics';
import { DiagnosticsDesk } from '../../app/diagnostics/diagnostics-desk';
import { examine } from '../../app/diagnostics/findings';
import { looksAt } from '../../app/diagnostics/looks';
import { logFiles } from '../../app/log';
import { resourcePath, userPath } from '../../app/paths';
import type { CaptureLink } from '../../app/windows/capture-link';
import { readModels } from '../../speech/models';
import { backupNames } from '../../storage/backups/names';
import type { Kept } from '../kept';
import type { Outward } from '../outward';

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
