import { app } from 'electron';
import { log } from '../log';
import type { WindowRegistry } from './window-registry';

/** Chromium starts its helpers again by itself. What the one for graphics had drawn is lost, and drawn anew. */
export function watchChildProcesses(windows: WindowRegistry): void {
  app.on('child-process-gone', (_event, { type, reason, name, serviceName }) => {
    if (reason === 'clean-exit') return;
    log.warn('child process gone', type, reason, serviceName ?? name ?? '');
    if (type !== 'GPU') return;
    for (const window of windows.names()) windows.get(window)?.webContents.invalidate();
  });
}
