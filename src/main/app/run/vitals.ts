import type { BrowserWindow } from 'electron';
import type { WindowName } from '../../../shared/ipc';
import type { Trace } from '../../session/trace';
import type { WindowRegistry } from '../windows/window-registry';

const EVERY_MS = 10_000;

/**
 * Traces how many DOM nodes each page keeps alive, so that a soak shows what grows, and which process draws it.
 * Returns how to stop.
 */
export function traceVitals(windows: WindowRegistry, trace: Trace): () => void {
  const look = async (page: WindowName, { webContents }: BrowserWindow): Promise<void> => {
    if (!webContents.debugger.isAttached()) webContents.debugger.attach();
    const { nodes } = (await webContents.debugger.sendCommand('Memory.getDOMCounters')) as { nodes: number };
    trace({ type: 'vitals', page, domNodes: nodes, pid: webContents.getOSProcessId() });
  };
  const timer = setInterval(() => {
    for (const page of windows.names()) {
      const window = windows.get(page);
      // A page that is being loaded again has no answer; the next round has.
      if (window) void look(page, window).catch(() => undefined);
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}
