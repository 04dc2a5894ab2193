import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { endGroup, spawnGroup, waitForExit } from '../../../scripts/lib/processes.mjs';
import { startApp } from '../../../scripts/run.mjs';

const posix = process.platform !== 'win32';

test.runIf(posix)('ending a program ends what it has started as well', async () => {
  // The child starts a grandchild that ignores everything it can, and prints its process id.
  const grandchild = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`;
  const source = `const { spawn } = require('node:child_process')
    console.log(spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: ['ignore', 'inherit', 'ignore'] }).pid)
    setInterval(() => {}, 1000)`;
  const child = spawnGroup(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  expect(Number(line)).toBeGreaterThan(0);
  // The pipe closes only once both have ended, as both hold its other end.
  const closed = Promise.all([once(lines, 'close'), waitForExit(child)]);
  endGroup(child);
  expect((await closed)[1]).toBe(137);
});

test('exit codes are those a shell would show', async () => {
  const failing = spawnGroup(process.execPath, ['-e', 'process.exit(3)']);
  expect(await waitForExit(failing)).toBe(3);
  if (!posix) return;
  const killed = spawnGroup(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(killed, 'spawn');
  endGroup(killed);
  expect(await waitForExit(killed)).toBe(137);
});

/** An app that keeps something among the temporary files, as a demo does. */
function keeper(end: () => Promise<number>) {
  const kept: string[] = [];
  const run = (): Promise<number> => {
    kept.push(mkdtempSync(join(tmpdir(), 'jamak-demo-')));
    return end();
  };
  return { run, isLeft: () => kept.map((folder) => existsSync(folder)) };
}

test('a demo leaves nothing among the temporary files, whether it goes well or not', async () => {
  const before = tmpdir();
  const well = keeper(() => Promise.resolve(0));
  expect(await startApp(['--demo'], well.run)).toBe(0);
  const badly = keeper(() => Promise.resolve(130));
  expect(await startApp(['--demo'], badly.run)).toBe(130);
  const not = keeper(() => Promise.reject(new Error('no Electron')));
  await expect(startApp(['--demo'], not.run)).rejects.toThrow('no Electron');
  for (const { isLeft } of [well, badly, not]) expect(isLeft()).toEqual([false]);
  expect(tmpdir()).toBe(before);
});

test('every other run has the temporary files of its user', async () => {
  const seen: string[] = [];
  const run = (): Promise<number> => Promise.resolve(seen.push(tmpdir()));
  await startApp(['--trace-start'], run);
  expect(seen).toEqual([tmpdir()]);
});
