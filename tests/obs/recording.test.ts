import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinObs, type JoinedObs } from '../fakes/obs/obs-joined';
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

/**
 * How far each click of a recording is from the subtitle that tells of it, ms. What a pause, a split, the start or the end
 * cuts off has only one of both: as many as there are `cuts` are left out.
 */
function distances(recording: string, cuts: number): number[] {
  const clicks = clicksIn(recording);
  const text = readFileSync(recording.replace(/\.mkv$/, '.srt'), 'utf8');
  const starts = [...text.matchAll(/(\d+):(\d+):(\d+),(\d+) -->/g)].map(
    ([, hours, minutes, seconds, ms]) =>
      ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms),
  );
  expect(Math.abs(starts.length - clicks.length)).toBeLessThanOrEqual(cuts);
  const apart = clicks.map((click) =>
    starts
      .map((start) => start - click)
      .reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best), Infinity),
  );
  return apart.toSorted((a, b) => Math.abs(a) - Math.abs(b)).slice(0, apart.length - cuts);
}

function check(what: string, files: readonly string[], cuts: number, toleranceMs: number): void {
  for (const [index, recording] of files.entries()) {
    const apart = distances(recording, cuts);
    const worst = Math.max(...apart.map(Math.abs));
    const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
    console.log(
      `${what}, file ${index + 1} of ${files.length}: ${apart.length} subtitles, ` +
        `${mean.toFixed(0)} ms on average, ${worst.toFixed(0)} ms at worst`,
    );
    expect(apart.length).toBeGreaterThan(4);
    expect(worst).toBeLessThanOrEqual(toleranceMs);
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
  check('Paused and split', files, 3, TOLERANCE_MS);
  await joined.obs.close();
});

it('has them of a recording that began before Jamak was connected', async () => {
  const before = new Set(recordings());
  await obs.user.call('StartRecord');
  await delay(5_000);
  const joined = await connected();
  captionClicks(joined);
  await delay(12_000);
  await obs.user.call('PauseRecord');
  await delay(2_000);
  await obs.user.call('ResumeRecord');
  await delay(4_000);
  await obs.user.call('StopRecord');
  await delay(AFTER_MS);
  const files = recordings().filter((file) => !before.has(file));
  expect(files).toHaveLength(1);
  // The clicks of its first five seconds were heard by nobody.
  check('Begun before', files, 6, BEGUN_BEFORE_MS);
  expect(joined.standing.has('obs-subtitles-partial')).toBe(true);
  await joined.obs.close();
});
