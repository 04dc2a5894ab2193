import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSound, slice } from '../bench/sound/sound';
import { writeWav } from '../bench/sound/wav';
import { expect, JFK, ROOT, test } from './jamak';
import { bounds, pixels, useDisplay } from './overlay/overlay-window';

const YELLOW = [255, 255, 0] as const;

/** A microphone beside the system's sound, which Chromium's made-up one would replace. Returns what takes it out. */
function plugIn(name: string): () => void {
  const pactl = (...args: string[]): string => execFileSync('pactl', args, { encoding: 'utf8' }).trim();
  const sink = pactl('load-module', 'module-null-sink', `sink_name=${name}-line`);
  const properties = `source_properties=device.description=${name}`;
  const source = pactl(
    'load-module',
    'module-remap-source',
    `master=${name}-line.monitor`,
    `source_name=${name}`,
    properties,
  );
  return () => [source, sink].forEach((module) => pactl('unload-module', module));
}

/** The sample without its first sentence, which is that of `JFK`: of both at once, one would be taken for an echo. */
async function restOfSample(folder: string): Promise<string> {
  const path = join(folder, 'rest.wav');
  writeFileSync(
    path,
    writeWav(slice(await readSound(join(ROOT, 'resources/sample/sample.flac')), 11_500, 39_000)),
  );
  return path;
}

test('a first evening: first run in Korean, two sources with names, one muted, the overlay restyled and its display resized, a pause, a mark, an export with who spoke', async ({
  launch,
}) => {
  test.skip(process.env['PULSE_SERVER'] === undefined, 'no sound server can run here');
  const unplug = plugIn('Desk');
  const app = await launch({ firstRun: true });
  const [control, overlay] = [await app.window('control'), await app.window('overlay')];
  await useDisplay(app, 1280, 720);

  await control.getByTestId('language-select').selectOption('ko');
  await control.getByTestId('spoken-language').selectOption('en');
  await control.getByTestId('what-both').click();
  await control.getByTestId('first-run-next').click();
  await control.getByTestId('device-select').selectOption({ label: 'Desk' });
  await control.getByTestId('first-run-next').click();
  await control.getByTestId('place-overlay').click();
  await control.getByTestId('first-run-done').click();
  const lanes = control.getByTestId('lane');
  await expect(lanes).toHaveCount(2);
  for (const [at, name] of ['민서', '게임'].entries()) {
    const field = lanes.nth(at).getByTestId('lane-name');
    await field.fill(name);
    await field.press('Enter');
  }

  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'listening');
  const players = [spawn('paplay', [await restOfSample(app.userData)])];
  try {
    const captionsOf = (name: string) => control.getByTestId('caption-final').filter({ hasText: name });
    await expect(captionsOf('게임').first()).toBeVisible();
    players.push(spawn('paplay', ['--device=Desk-line', JFK]));
    await expect(captionsOf('민서').first()).toBeVisible();
    await expect(overlay.getByText('게임').first()).toBeVisible();

    const mute = lanes.nth(1).getByTestId('mute');
    await mute.click();
    await expect(mute).toHaveAttribute('aria-pressed', 'true');
    const muted = await captionsOf('게임').count();

    const name = lanes.nth(0).getByTestId('lane-name');
    await name.fill('도현');
    await name.press('Enter');
    await expect(captionsOf('도현').first()).toBeVisible();

    await control.getByTestId('open-overlay').click();
    await control.getByTestId('preset-contrast').click();
    await expect.poll(() => pixels(overlay, YELLOW)).toBeGreaterThan(500);
    await control.getByTestId('overlay-edit-toggle').click();
    await control.getByTestId('overlay-edit-toggle').press('ArrowRight');
    await control.getByTestId('overlay-edit-toggle').press('Escape');
    const put = await bounds(app);
    await useDisplay(app, 800, 600);
    const fits = async (): Promise<boolean> => {
      const { x, y, width, height } = await bounds(app);
      return x + width <= 800 && y + height <= 600;
    };
    await expect.poll(fits).toBe(true);
    await useDisplay(app, 1280, 720);
    await expect.poll(() => bounds(app)).toEqual(put);
    await control.keyboard.press('Escape');

    await control.getByTestId('pause').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'paused');
    await control.getByTestId('mark-moment').click();
    await expect(control.getByTestId('mark')).toBeVisible();
    await control.getByTestId('pause').click();
    await control.getByTestId('start-stop').click();
    await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
    expect(await captionsOf('게임').count()).toBe(muted);

    const path = join(app.userData, 'session.txt');
    await app.exportAs('txt', path);
    await control.locator('[data-testid="notice"][data-code="exported"]').waitFor();
    const text = readFileSync(path, 'utf8');
    // Whatever words a busy machine heard of two sources at once.
    const said = await app.ask(async (jamak) => {
      const reply = await jamak.state();
      if (!reply.ok) return [];
      const { session } = reply.value;
      const lane = session.lanes.find((one) => one.name === '도현');
      return session.captions.flatMap((caption) => (caption.laneId === lane?.id ? caption.text : []));
    });
    expect(said).not.toHaveLength(0);
    for (const words of said) expect(text).toContain(words);
    expect(text).toMatch(/도현: (?!⚠)/u);
    // A busy machine may have missed sound of it, which is marked by a line as well.
    expect(text.match(/게임: (?!⚠)/gu)).toHaveLength(muted);
    expect(text).toMatch(/⏸/u);
    expect(text).toMatch(/★/u);
  } finally {
    for (const player of players) player.kill();
    unplug();
  }
});
