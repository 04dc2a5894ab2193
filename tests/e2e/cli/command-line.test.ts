import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { readSound, slice } from '../../bench/sound/sound';
import { writeWav } from '../../bench/sound/wav';
import { jamakCommand, JFK, skipFirstRun } from '../jamak';

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

const profile = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));

/** Runs `jamak …` as a process with pipes; `onOut` sees what it has printed so far, and may end it. */
function jamak(
  args: readonly string[],
  onOut: (out: string, end: (how: 'SIGINT' | 'closed') => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(...jamakCommand(...args, `--user-data=${profile}`), {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    onOut(out, (how) => {
      if (how === 'closed') child.stdout.destroy();
      else child.kill(how);
    });
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out })));
}

const lines = (out: string): { type: string; text?: string }[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; text?: string });

test('the command line captions for pipes, ends cleanly, and finds again what was said', async () => {
  skipFirstRun(profile);
  let told = false;
  const heard = await jamak(['listen', '--source', 'sample', '--json'], (out, end) => {
    if (told || !out.includes('"caption"')) return;
    told = true;
    end('SIGINT');
  });
  expect(heard.code).toBe(130);
  const kinds = lines(heard.out).map(({ type }) => type);
  expect([kinds[0], kinds.at(-1)]).toEqual(['session', 'end']);
  expect(kinds).toContain('caption');

  // Whoever reads goes away after the first line.
  const closed = await jamak(['listen', '--source', 'sample', '--json'], (_out, end) => end('closed'));
  expect(closed.code).toBe(0);

  const sound = await readSound(JFK);
  const file = join(profile, 'two words.wav');
  writeFileSync(file, writeWav(slice(sound, 0, 3000)));
  const written = await jamak(['transcribe', file, '--format', 'srt', '--out', join(profile, 'out')]);
  const srt = join(profile, 'out', 'two words.srt');
  expect(written).toEqual({ code: 0, out: `${srt}\n` });
  expect(readFileSync(srt, 'utf8')).toMatch(/fellow americans/i);

  const found = await jamak(['sessions', '--search', 'fellow', '--json']);
  expect(found.code).toBe(0);
  // What was said to the reader that went away is kept as well.
  expect((JSON.parse(found.out) as unknown[]).length).toBeGreaterThanOrEqual(2);
  const exported = await jamak(['export', 'last', '--format', 'vtt']);
  expect(exported.out).toMatch(/^WEBVTT[\s\S]*fellow americans/i);
  expect(await jamak(['export', 'nobody'])).toEqual({ code: 3, out: '' });
  expect(await jamak(['transcribe', join(profile, 'missing.wav')])).toEqual({ code: 1, out: '' });
  expect(await jamak(['lisen'])).toEqual({ code: 2, out: '' });
});
