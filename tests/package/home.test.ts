import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canMount, mountSmallDisk, NEEDS_MOUNT } from '../disks/small-disk';
import { expect, JFK, shortSpeech } from '../e2e/jamak';
import { test } from './account';

const CAPTION = `--caption=${JFK}`;

test('a home that its user may not write to: says so, in place of “already running”', async ({ account }) => {
  const user = account();
  execFileSync('chown', ['root:root', user.home]);
  const words = `Jamak can't write to its data folder (EACCES): ${user.data}`;
  const { code, errors } = await user.run([CAPTION]);
  expect(errors).toContain(words);
  expect(errors).not.toContain('already running');
  expect(code).toBe(1);
  // Somebody at the keyboard is told in a dialog as well, which stays until it was read.
  const asked = await user.run([], { until: words });
  expect(asked.errors).toContain(words);
  expect(asked.errors).not.toMatch(/already running|JavaScript error/u);

  const doctor = await user.run(['doctor', '--json']);
  expect(doctor.code).toBe(1);
  const { findings } = JSON.parse(doctor.out) as { findings: unknown[] };
  expect(findings).toContainEqual(expect.objectContaining({ check: 'folder', state: 'failed' }));
});

test('a home on a disk that is full, and on one that is read-only: both are named', async ({ account }) => {
  test.skip(!canMount, NEEDS_MOUNT);
  const user = account();
  const disk = mountSmallDisk(1024);
  try {
    user.give(disk.folder);
    const env = { HOME: disk.folder };
    disk.fill();
    const full = await user.run(['sessions'], { env });
    expect(full.errors).toContain('ENOSPC');
    expect(full.code).toBe(1);
    disk.setReadOnly(true);
    const readOnly = await user.run([CAPTION], { env });
    expect(readOnly.errors).toContain(`(EROFS): ${join(disk.folder, '.config/Jamak')}`);
    expect(readOnly.errors).not.toContain('already running');
    expect(readOnly.code).toBe(1);
  } finally {
    disk.unmount();
  }
});

test('an environment that names no home: what is kept lies in the home of the account, not where all can look', async ({
  account,
}) => {
  const user = account();
  const first = user.run([], { env: { HOME: undefined } });
  await expect.poll(() => existsSync(join(user.data, 'sessions.db'))).toBe(true);
  expect(existsSync('/tmp/.config/Jamak')).toBe(false);
  // With a home it is the same Jamak.
  expect((await user.run([])).errors).toContain('already running');
  user.end();
  await first;
});

test('a home that is not there: says so', async ({ account }) => {
  const user = account();
  const { code, errors } = await user.run([CAPTION], { env: { HOME: '/nonexistent' } });
  expect(errors).toContain("Jamak can't write to its data folder (EACCES): /nonexistent/.config/Jamak");
  expect(code).toBe(1);
});

test('a data folder with spaces and Hangul, in a locale that has neither', async ({ account }) => {
  const user = account();
  const folder = join(user.home, '자막 데이터 1');
  mkdirSync(folder);
  user.give(folder);
  const file = user.write('말.wav', await shortSpeech());
  const written = ['transcribe', file, '--user-data', folder, '--out', user.home, '--format', 'txt'];
  const { code, out, errors } = await user.run(written, { env: { LANG: 'C' } });
  expect(code, errors).toBe(0);
  expect(out).toBe(`${join(user.home, '말.txt')}\n`);
  expect(readdirSync(folder)).toContain('sessions.db');
});
