import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinObs, type JoinedObs } from '../fakes/obs-joined';
import { clicksIn, hear, play, writeClicks } from './clicks';
import { PASSWORD, startObs, type RealObs } from './real-obs';

/** How far a subtitle may be from its sound, ms. */
const TOLERANCE_MS = 150;
/** The same where the start of a recording was not seen: its end is known less well. */
const BEGUN_BEFORE_MS = 250;
/** As long as the captions of clicks are. */
const WORD_MS = 600;
/** A recogniser needs so long. */
const LATE_MS = 1_500;
/** Until OBS has written its last file, and captions that come late are in it. */
const AFTER_MS = 3_500;

let obs: RealObs;
const stops: (() => void)[] = [];

beforeAll(async () => {
  obs = await startObs();
  const clicks = join(mkdtempSync(join(tmpdir(), 'jamak-clicks-')), 'clicks.wav');
  writeClicks(clicks, 170);
  stops.push(play(clicks));
  await delay(500);
});
afterAll(async () => {
  for (const stop of stops) stop();
  await obs.kill('SIGKILL');
});

/** Has each click be a caption, with the time at which it was heard and some time later. */
function captionClicks(joined: JoinedObs): void {
  let number = 0;
  joined.feed.start();
  stops.push(
    hear((at) => {
      const id = `click-${++number}`;
      setTimeout(() => joined.feed.caption(id, `Click ${number}.`, at, at + WORD_MS), LATE_MS);
    }),
  );
}

/** How far each subtitle of a recording is from the click that it tells of, ms. */
function distances(recording: string): { readonly apart: number[]; readonly clicks: number } {
  const clicks = clicksIn(recording);
  const text = readFileSync(recording.replace(/\.mkv$/, '.srt'), 'utf8');
  const starts = [...text.matchAll(/(\d+):(\d+):(\d+),(\d+) -->/g)].map(
    ([, hours, minutes, seconds, ms]) =>
      ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
  );
  const apart = starts.map((start) =>
    clicks
      .map((click) => start - click)
      .reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best), Infinity),
  );
  return { apart, clicks: clicks.length };
}

function check(what: string, files: readonly string[]): void {
  for (const [index, recording] of files.entries()) {
    const { apart, clicks } = distances(recording);
    const worst = Math.max(...apart.map(Math.abs));
    const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
    console.log(
      `${what}, file ${index + 1} of ${files.length}: ${apart.length} subtitles for ${clicks} clicks, ` +
        `${mean.toFixed(0)} ms on average, ${worst.toFixed(0)} ms at worst`,
    );
    expect(worst).toBeLessThanOrEqual(TOLERANCE_MS);
    // One may be cut off at each end and at each pause.
    expect(apart.length).toBeGreaterThanOrEqual(clicks - 3);
    expect(apart.length).toBeGreaterThan(0);
  }
}

function recordings(): string[] {
  return readdirSync(obs.folder)
    .filter((name) => name.endsWith('.mkv'))
    .sort()
    .map((name) => join(obs.folder, name));
}

async function connected(): Promise<JoinedObs> {
  const joined = joinObs(obs.url, { subtitles: ['srt'] });
  joined.password = PASSWORD;
  joined.obs.settingsChanged();
  await joined.until(({ link, version }) => link === 'connected' && version !== null);
  return joined;
}

it('has subtitles beside each file of a recording that is paused and split, in time with its sound', async () => {
  const joined = await connected();
  captionClicks(joined);
  const { user } = obs;
  await user.call('StartRecord');
  await delay(7_000);
  await user.call('PauseRecord');
  await delay(3_300);
  await user.call('ResumeRecord');
  await delay(6_000);
  await user.call('TriggerHotkeyByName', { hotkeyName: 'OBSBasic.SplitFile' });
  await delay(8_000);
  await user.call('PauseRecord');
  await delay(1_700);
  await user.call('ResumeRecord');
  await delay(4_000);
  await user.call('StopRecord');
  await delay(AFTER_MS);
  expect(joined.errors).toEqual([]);
  const files = recordings();
  expect(files).toHaveLength(2);
  check('Paused and split', files);
  await joined.obs.close();
});

it('has them of a recording that began before Jamak was connected', async () => {
  const before = new Set(recordings());
  await obs.user.call('StartRecord');
  await delay(5_000);
  const joined = await connected();
  captionClicks(joined);
  await delay(9_000);
  await obs.user.call('PauseRecord');
  await delay(2_000);
  await obs.user.call('ResumeRecord');
  await delay(4_000);
  await obs.user.call('StopRecord');
  await delay(AFTER_MS);
  const files = recordings().filter((file) => !before.has(file));
  expect(files).toHaveLength(1);
  const { apart } = distances(files[0] ?? '');
  console.log(`Begun before: ${apart.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  expect(Math.max(...apart.map(Math.abs))).toBeLessThanOrEqual(BEGUN_BEFORE_MS);
  expect(apart.length).toBeGreaterThanOrEqual(7);
  expect(joined.standing.has('obs-subtitles-partial')).toBe(true);
  await joined.obs.close();
});
