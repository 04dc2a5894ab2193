import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestName, WindowName } from '../../../src/shared/ipc';
import type { JamakApp } from '../jamak';

/** The world of preloads, beside the page's own. */
const PRELOAD_WORLD = 999;
const PRELOAD = `
const { ipcRenderer } = require('electron');
globalThis.askAll = async (name, inputs) => {
  // What can't be sent at all is refused by Chromium.
  const ask = async (input) => ipcRenderer.invoke(name, input()).catch((error) => String(error));
  return Promise.all(inputs.map(async (input) => ask(input).catch(String)));
};
`;

/** Gives each window's page what one has whose process was taken over: Electron's channels themselves, past the API of its preload. */
export async function takeOver(app: JamakApp): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-preload-'));
  try {
    const path = join(folder, 'preload.js');
    writeFileSync(path, PRELOAD);
    await app.electron.evaluate(({ session }, filePath) => {
      const current = session.defaultSession;
      // Electron 33 has only the older way.
      if ('registerPreloadScript' in current) current.registerPreloadScript({ type: 'frame', filePath });
      else (current as { setPreloads: (paths: string[]) => void }).setPreloads([filePath]);
    }, path);
    for (const name of ['control', 'overlay', 'capture'] as const) await (await app.window(name)).reload();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Asks from a window that was taken over, all at once.
 *
 * @param inputs JavaScript, each of one input
 * @returns each answer, or the text of the error when it could not be sent
 */
export function askAll(
  app: JamakApp,
  window: WindowName,
  name: RequestName,
  inputs: readonly string[],
): Promise<unknown[]> {
  const code = `askAll(${JSON.stringify(name)}, [${inputs.map((input) => `() => (${input})`).join(',\n')}])`;
  return app.electron.evaluate(
    ({ webContents }, asked) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().includes(asked.page));
      if (!contents) throw new Error('no such window');
      const answers: Promise<unknown> = contents.executeJavaScriptInIsolatedWorld(asked.world, [
        { code: asked.code },
      ]);
      return answers as Promise<unknown[]>;
    },
    { code, page: `/${window}/`, world: PRELOAD_WORLD },
  );
}
