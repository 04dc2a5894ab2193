import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isMarked, leaveMark, removeMark } from '../../../src/main/cli/mark';
import { temporaryFolder } from '../scripts/temporary-folder';

it('a data folder is marked while its command runs', () => {
  const folder = temporaryFolder();
  expect(isMarked(folder)).toBe(false);
  leaveMark(folder, process.pid);
  expect(isMarked(folder)).toBe(true);
  removeMark(folder);
  expect([isMarked(folder), readdirSync(folder)]).toEqual([false, []]);
});

it('a mark that a crashed command left behind is none', () => {
  const folder = temporaryFolder();
  leaveMark(folder, 4711);
  const asked: number[] = [];
  const gone = (pid: number): boolean => asked.push(pid) === 0;
  expect([isMarked(folder, gone), asked]).toEqual([false, [4711]]);
});

it('neither is one that makes no sense, nor is anything said where none can be left', () => {
  const folder = temporaryFolder();
  for (const text of ['', '{', '{"pid":0}', '{"pid":"1"}', '[]']) {
    writeFileSync(join(folder, 'command.json'), text);
    expect(isMarked(folder, () => true)).toBe(false);
  }
  const missing = join(folder, 'missing');
  leaveMark(missing, process.pid);
  removeMark(missing);
  expect(isMarked(missing)).toBe(false);
});
