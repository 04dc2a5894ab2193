import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assembleFolder, withTemporaryFolder } from '../../../scripts/setup/partial.mjs';
import { temporaryFolder } from './temporary-folder';

test('a folder appears whole or not at all', async () => {
  const parent = temporaryFolder();
  const target = join(parent, 'runtime');
  const half = assembleFolder(target, (folder: string) => {
    writeFileSync(join(folder, 'first'), '1');
    throw new Error('the power went');
  });
  await expect(half).rejects.toThrow('the power went');
  expect(readdirSync(parent)).toEqual([]);

  await assembleFolder(target, (folder: string) => {
    expect(existsSync(target)).toBe(false);
    writeFileSync(join(folder, 'first'), '1');
  });
  expect(readdirSync(parent)).toEqual(['runtime']);
});

test('a folder that is there is replaced', async () => {
  const parent = temporaryFolder();
  const target = join(parent, 'runtime');
  mkdirSync(target);
  writeFileSync(join(target, 'old'), '');
  await assembleFolder(target, (folder: string) => writeFileSync(join(folder, 'new'), ''));
  expect(readdirSync(target)).toEqual(['new']);
});

test('what a killed run left behind is removed, what a live one is filling is not', async () => {
  const parent = temporaryFolder();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(parent, `.partial-${dead}-runtime`));
  mkdirSync(join(parent, `.partial-${process.ppid}-runtime`));
  await withTemporaryFolder(parent, (folder: string) => writeFileSync(join(folder, 'a'), ''));
  expect(readdirSync(parent)).toEqual([`.partial-${process.ppid}-runtime`]);
});

test('a temporary folder is gone even when its use fails', async () => {
  const parent = temporaryFolder();
  const failing = withTemporaryFolder(parent, (folder: string) => readFileSync(join(folder, 'none')));
  await expect(failing).rejects.toThrow('ENOENT');
  expect(readdirSync(parent)).toEqual([]);
});
