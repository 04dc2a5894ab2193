import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../../src/shared/settings';
import { expect, test } from '../jamak';
import { bounds, pixels, useDisplay } from './overlay-window';

test('the overlay takes a style, is moved by mouse and keys, and follows the displays', async ({
  launch,
}) => {
  const app = await launch();
  const [control, overlay] = [await app.window('control'), await app.window('overlay')];
  await useDisplay(app, 1280, 720);
  await control.getByTestId('open-overlay').click();
  await expect(overlay.getByTestId('overlay-captions')).toBeVisible();
  const yellow = [255, 255, 0] as const;
  expect(await pixels(overlay, yellow)).toBe(0);
  await control.getByTestId('preset-contrast').click();
  await expect.poll(() => pixels(overlay, yellow)).toBeGreaterThan(500);

  await control.getByTestId('overlay-edit-toggle').click();
  await expect(overlay.getByTestId('overlay-edit')).toBeVisible();
  const before = await bounds(app);
  await overlay.mouse.move(300, 200);
  await overlay.mouse.down();
  await overlay.mouse.move(250, 130, { steps: 5 });
  await overlay.mouse.up();
  await expect.poll(() => bounds(app)).toMatchObject({ x: before.x - 50, y: before.y - 70 });
  await control.getByTestId('overlay-edit-toggle').press('ArrowRight');
  await control.getByTestId('overlay-edit-toggle').press('Alt+Shift+ArrowLeft');
  await control.getByTestId('overlay-edit-toggle').press('Escape');
  await expect(overlay.getByTestId('overlay-edit')).toHaveCount(0);
  const put = { ...before, x: before.x - 42, y: before.y - 70, width: before.width - 48 };
  await expect.poll(() => bounds(app)).toEqual(put);

  await useDisplay(app, 800, 600);
  const outside = async (): Promise<number[]> => {
    const { x, y, width, height } = await bounds(app);
    return [x + width - 800, y + height - 600].map((over) => Math.max(0, over));
  };
  await expect.poll(outside).toEqual([0, 0]);
  await useDisplay(app, 1280, 720);
  await expect.poll(() => bounds(app)).toEqual(put);

  const hostile = join(app.userData, 'hostile.json');
  writeFileSync(
    hostile,
    JSON.stringify({ format: 'jamak-overlay-preset', version: 1, name: 'x', style: { lines: 99 } }),
  );
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, hostile);
  await control.getByTestId('preset-import').click();
  await expect(control.getByText('“hostile.json”')).toBeVisible();
  await control.getByTestId('preset-save').click();
  await control.getByTestId('preset-name').fill('내 방송');
  await control.getByTestId('preset-name-save').click();
  await control.getByTestId('preset-menu').click();
  await control.getByTestId('preset-export').click();
  await control.getByTestId('preset-export').waitFor({ state: 'hidden' });
  await expect.poll(() => readFileSync(hostile, 'utf8')).toContain('내 방송');
  await control.getByTestId('preset-import').click();
  await expect(control.getByTestId('preset-menu')).toHaveCount(2);

  await control.getByTestId('style-reset').click();
  await expect.poll(() => pixels(overlay, yellow)).toBe(0);
  const kept = JSON.parse(readFileSync(join(app.userData, 'settings.json'), 'utf8')) as Settings;
  expect(kept.overlayPlaces).toHaveLength(1);
  expect(kept.overlayPresets.map(({ name }) => name)).toEqual(['내 방송', '내 방송']);
});
