import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinObs } from '../fakes/obs/obs-joined';
import { closedCaptionsOf } from './closed-captions-of';
import { freePort, PASSWORD, startObs, type RealObs } from './real-obs';

const LINES = [
  'Ask not what your country can do for you, ask what you can do for your country.',
  'The naïve café owner said “hello” — twice.',
];
/** Two pages and one, each shown for two seconds, and what the encoder holds back. */
const SHOWN_MS = 14_000;

let obs: RealObs;
beforeAll(async () => {
  obs = await startObs();
});
afterAll(() => obs.kill('SIGKILL'));

/** Listens for one stream, and writes it as it comes. */
async function listen(file: string) {
  const port = await freePort();
  const server = `rtmp://127.0.0.1:${port}/live`;
  const child = spawn(
    'ffmpeg',
    ['-v', 'error', '-listen', '1', '-i', `${server}/key`, '-c', 'copy', '-y', file],
    {
      stdio: 'ignore',
    },
  );
  await delay(1_500);
  return { server, ended: once(child, 'exit'), stop: () => void child.kill() };
}

it('has captions in the stream’s pictures, and says once why Hangul is not among them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jamak-stream-')), 'stream.flv');
  const rtmp = await listen(file);
  const joined = joinObs(obs.url, { closedCaptions: true });
  joined.password = PASSWORD;
  joined.obs.settingsChanged();
  await joined.until(({ version }) => version !== null);
  joined.feed.start();
  // Nothing runs yet, so that this one is in no stream.
  joined.feed.caption('before', 'Before the stream.');
  await obs.user.call('SetStreamServiceSettings', {
    streamServiceType: 'rtmp_custom',
    streamServiceSettings: { server: rtmp.server, key: 'key' },
  });
  await obs.user.call('StartStream');
  await joined.until(({ streaming }) => streaming);
  joined.feed.caption('c1', LINES[0] ?? '');
  joined.feed.caption('k1', '안녕하세요');
  joined.feed.caption('c2', LINES[1] ?? '');
  joined.feed.caption('k2', '여러분');
  await delay(SHOWN_MS);
  await obs.user.call('StopStream');
  await joined.until(({ streaming }) => !streaming);
  await rtmp.ended;
  const seen = closedCaptionsOf(file);
  console.log(`Closed captions: ${seen}`);
  expect(seen).toContain('Ask not what your country can do for you, ask what you can do for your country.');
  expect(seen).toContain('The naive café owner said "hello" - twice.');
  expect(seen).not.toContain('Before');
  expect(joined.said.filter(({ code }) => code === 'obs-captions-latin')).toHaveLength(1);
  expect(joined.errors).toEqual([]);
  await joined.obs.close();
});
