import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { BEFORE_RELEASE, COUNTRY, expect, jamakCommand, JFK, ROOT, test } from './jamak';

const MEDIA = join(ROOT, 'tests/fixtures/media');
const WAV_HEADER_BYTES = 44;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamak-files-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function notice(page: Page, code: string): Locator {
  return page.locator(`[data-testid="notice"][data-code="${code}"]`);
}

/** The 16 bit mono WAV at `path` with two channels: nothing in the left one, all of it in the right one. */
function inRightChannel(path: string): string {
  const mono = readFileSync(path);
  const samples = (mono.length - WAV_HEADER_BYTES) / 2;
  const stereo = Buffer.alloc(WAV_HEADER_BYTES + samples * 4);
  mono.copy(stereo, 0, 0, WAV_HEADER_BYTES);
  stereo.writeUInt32LE(stereo.length - 8, 4);
  stereo.writeUInt16LE(2, 22);
  stereo.writeUInt32LE(mono.readUInt32LE(24) * 4, 28);
  stereo.writeUInt16LE(4, 32);
  stereo.writeUInt32LE(samples * 4, 40);
  for (let at = 0; at < samples; at++) {
    mono.copy(
      stereo,
      WAV_HEADER_BYTES + at * 4 + 2,
      WAV_HEADER_BYTES + at * 2,
      WAV_HEADER_BYTES + at * 2 + 2,
    );
  }
  const made = join(folder, 'right.wav');
  writeFileSync(made, stereo);
  return made;
}

test(
  'a microphone with its sound in the right channel alone is heard, and its level moves',
  BEFORE_RELEASE,
  async ({ launch }) => {
    const app = await launch({ microphone: inRightChannel(JFK) });
    const control = await app.start('microphone');
    await expect(control.getByTestId('level-meter')).toHaveAttribute('data-speech', 'true');
    await expect
      .poll(async () => Number(await control.getByTestId('level-meter').getAttribute('aria-valuenow')))
      .toBeGreaterThan(-30);
    await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  },
);

test('a file with several sound tracks: says so, and captions the one that is chosen', async ({ launch }) => {
  const app = await launch();
  const control = await app.startFile(join(MEDIA, 'two-tracks.mp4'));
  await expect(notice(control, 'media-tracks')).toContainText('two-tracks.mp4');
  await control.getByTestId('start-stop').click();
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
  await control.getByTestId('track-select').selectOption('Track 2 · English · Guests');
  await control.reload();
  await expect(control.getByTestId('track-select').locator('option:checked')).toHaveText(
    'Track 2 · English · Guests',
  );
  await control.getByTestId('start-stop').click();
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(notice(control, 'media-tracks')).toHaveCount(0);
});

test('a file without sound or of an unreadable kind: says so at once, until the next one plays', async ({
  launch,
}) => {
  const app = await launch();
  const control = await app.window('control');
  await app.chooseFile(join(MEDIA, 'pictures.mp4'));
  await expect(notice(control, 'media-silent')).toContainText('pictures.mp4');
  await app.chooseFile(join(MEDIA, 'alac.m4a'));
  await expect(notice(control, 'media-kind')).toContainText('alac.m4a');
  await expect(notice(control, 'media-kind')).toContainText('ALAC');
  // A transport stream is none that a media element plays by itself.
  await app.startFile(join(MEDIA, 'speech.m2ts'));
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(control.getByTestId('notice')).toHaveCount(0);
  await expect(control.getByTestId('session-state')).toHaveAttribute('data-state', 'ready');
});

test('--caption with a file that holds no sound ends with a line and an exit code', () => {
  const path = join(folder, 'words.wav');
  writeFileSync(path, 'these are not the sounds you are looking for');
  const { status, stderr } = spawnSync(
    ...jamakCommand(`--user-data=${join(folder, 'data')}`, '--lang=en-US', `--caption=${path}`),
    { encoding: 'utf8', env: { ...process.env, LANGUAGE: 'en' } },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('Can’t play words.wav.');
});
