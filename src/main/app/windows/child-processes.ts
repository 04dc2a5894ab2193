import { app } from 'electron';
import { log } from '../log';
import type { WindowRegistry } from './window-registry';

/** As Electron calls what `utilityProcess` runs. */
const OUR_SERVICE = 'node.mojom.NodeService';

/** Chromium starts its helpers again by itself. What the one for graphics had drawn is lost, and drawn anew. */
export function watchChildProcesses(windows: WindowRegistry): void {
  app.on('child-process-gone', (_event, { type, reason, name, serviceName }) => {
    // Processes of our own are ended that way too; whoever runs them tells what it means.
    if (reason === 'clean-exit' || (reason === 'killed' && serviceName === OUR_SERVICE)) return;
    log.warn('child process gone', type, reason, serviceName ?? name ?? '');
    if (type !== 'GPU') return;
    for (const window of windows.names()) windows.get(window)?.webContents.invalidate();
  });
}
