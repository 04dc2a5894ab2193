import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import type { WindowName } from '../../../shared/ipc';
import { sessionHappeningSchema } from '../../../shared/session/events';
import type { SessionController } from '../session-controller';
import type { WindowRegistry } from '../windows/window-registry';

/** A window that draws nothing must not stop the replay, ms. */
const DRAWN_WITHIN_MS = 2_000;
const SHOWN: readonly WindowName[] = ['control', 'overlay'];

/** Two frames: after the first, what came before it is laid out; before the second, it was drawn. */
const TWO_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))';

export interface Replay {
  /**
   * Has the running session tell these happenings, in order, as if they had just come of its sound. After every so many
   * finals it waits until the windows have drawn them, so that nothing piles up. Resolves when the last one was told.
   */
  play(happenings: unknown, every?: number): Promise<void>;
}

/** What the bench finds as `globalThis.jamakReplay` in main when the app was started with `--replay`. */
export function createReplay(
  controller: Pick<SessionController, 'feed'>,
  windows: Pick<WindowRegistry, 'get'>,
): Replay {
  return {
    async play(happenings, every = 1) {
      const { feed } = controller;
      if (!feed) throw new Error('no session runs');
      let finals = 0;
      for (const happening of z.array(sessionHappeningSchema).parse(happenings)) {
        feed.append(happening);
        await feed.settled();
        if (happening.type === 'caption-final' && ++finals % every === 0)
          await Promise.all(SHOWN.map((name) => drawn(windows.get(name))));
      }
    },
  };
}

async function drawn(window: BrowserWindow | undefined): Promise<void> {
  if (!window) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DRAWN_WITHIN_MS);
  });
  await Promise.race([window.webContents.executeJavaScript(TWO_FRAMES).catch(() => {}), late]);
  clearTimeout(timer);
}
