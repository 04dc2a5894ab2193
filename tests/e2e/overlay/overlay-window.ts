import type { Page } from 'playwright/test';
import type { Box } from '../../../src/shared/overlay/place';
import type { JamakApp } from '../jamak';

/** Where the overlay lies. */
export function bounds(app: JamakApp): Promise<Box> {
  return app.electron.evaluate(({ BrowserWindow }) => {
    const overlay = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('/overlay/'),
    );
    if (!overlay) throw new Error('there is no overlay');
    return overlay.getBounds();
  });
}

/** How many pixels of what `page` shows have about this colour. */
export async function pixels(page: Page, colour: readonly [number, number, number]): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([data, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      context.drawImage(image, 0, 0);
      const { data: all } = context.getImageData(0, 0, image.width, image.height);
      let count = 0;
      for (let at = 0; at < all.length; at += 4) {
        if (wanted.every((value, part) => Math.abs((all[at + part] ?? 0) - value) < 12)) count++;
      }
      return count;
    },
    [picture, colour] as const,
  );
}

/** Lets main believe in one display of this size, as after a change of the real one. */
export async function useDisplay(app: JamakApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ screen }, size) => {
      const area = { x: 0, y: 0, ...size };
      const display = { ...screen.getPrimaryDisplay(), bounds: area, workArea: area, id: 1 };
      screen.getAllDisplays = () => [display];
      screen.getPrimaryDisplay = () => display;
      screen.emit('display-metrics-changed', {}, display, ['bounds']);
    },
    { width, height },
  );
}
