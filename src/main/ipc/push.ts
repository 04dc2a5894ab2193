import type { BrowserWindow } from 'electron';
import { PUSHES, type PushName, type PushPayload, type WindowName } from '../../shared/ipc';

export type Push = <N extends PushName>(name: N, payload: PushPayload<N>) => void;

/** The way out to windows: what main tells goes to each open window that wants to know of it. */
export function createPush(windowOf: (name: WindowName) => BrowserWindow | undefined): Push {
  return (name, payload) => {
    for (const to of PUSHES[name].to) {
      const contents = windowOf(to)?.webContents;
      if (contents && !contents.isDestroyed() && !contents.isCrashed()) contents.send(name, payload);
    }
  };
}
