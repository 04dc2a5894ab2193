import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { AtQuit } from '../../../../src/main/app/updates/at-quit';
import { startAfter } from '../../../../src/main/app/updates/restart';

it.runIf(process.platform === 'linux')(
  'the new program starts once the old one has ended, as itself, with the old one’s options',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jamak restart $'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const told = join(folder, 'told');
    const program = join(folder, "Ja'mak.AppImage");
    writeFileSync(program, '#!/bin/sh\necho "$APPIMAGE|$KEPT|$PWD|$1|$2" > told.part && mv told.part told\n');
    chmodSync(program, 0o755);
    const old = spawn('sleep', ['600']);
    onTestFinished(() => void old.kill('SIGKILL'));
    startAfter(old.pid ?? 0, program, ['--one option', '$(id)'], {
      PATH: process.env['PATH'],
      APPIMAGE: '/old',
      KEPT: 'kept',
    });
    // Long enough for a program that did not wait.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(existsSync(told)).toBe(false);
    old.kill('SIGKILL');
    await expect.poll(() => existsSync(told)).toBe(true);
    expect(readFileSync(told, 'utf8').trim()).toBe(`|kept|${folder}|--one option|$(id)`);
  },
);

it('what is done at quitting may take its time, until the system shuts down', async () => {
  const hurried = new AbortController();
  const waits: number[] = [];
  let late = (): void => {};
  const atQuit = new AtQuit((ms) => {
    waits.push(ms);
    return new Promise((resolve) => (late = resolve));
  });
  atQuit.set(() => new Promise(() => {}));
  let over = false;
  const running = atQuit.run(hurried.signal).then(() => (over = true));
  await nextTurn();
  expect({ waits, over }).toEqual({ waits: [], over: false });
  hurried.abort('shutdown');
  await nextTurn();
  expect({ waits, over }).toEqual({ waits: [8_000], over: false });
  late();
  await running;
});

it('what is done at quitting is left out when the system shuts down', async () => {
  const atQuit = new AtQuit();
  const done: string[] = [];
  await atQuit.run(new AbortController().signal);
  atQuit.set(() => Promise.resolve(void done.push('installed')));
  await atQuit.run(AbortSignal.abort('shutdown'));
  expect(done).toEqual([]);
  await atQuit.run(new AbortController().signal);
  expect(done).toEqual(['installed']);
});
