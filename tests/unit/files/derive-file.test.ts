import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveFile } from '../../../src/main/files/derive-file';
import { temporaryFolder } from '../scripts/temporary-folder';

const upper = (text: string): string => text.toUpperCase();

test('a file is made of another, mended when it is not what it should be, and else left alone', async () => {
  const folder = temporaryFolder();
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  writeFileSync(source, 'one');
  await deriveFile(source, target, upper);
  expect(readFileSync(target, 'utf8')).toBe('ONE');
  writeFileSync(target, 'ON');
  await deriveFile(source, target, upper);
  expect(readFileSync(target, 'utf8')).toBe('ONE');
  utimesSync(target, 1, 1);
  await deriveFile(source, target, upper);
  expect(statSync(target).mtimeMs).toBe(1000);
});

test('without a source nothing is made', async () => {
  const folder = temporaryFolder();
  await expect(deriveFile(join(folder, 'source'), join(folder, 'target'), upper)).rejects.toThrow('ENOENT');
});
