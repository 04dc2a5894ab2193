import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { endGroup, spawnGroup, waitForExit } from '../../../scripts/lib/processes.mjs';

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
