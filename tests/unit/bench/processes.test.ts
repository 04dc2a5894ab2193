import { expect, test } from 'vitest';
import { parsePss, parseStat, roleOf, sampleProcesses, treeOf } from '../../bench/app/processes';

test('a process name with brackets and spaces is no trouble', () => {
  const text = '4242 (Web (Content) x) S 17 4200 4100 0 -1 4194560 9 8 7 6 120 30 0 0 20 0 27 0 1 2 3';
  expect(parseStat(text)).toEqual({ pid: 4242, parent: 17, session: 4100, cpuMs: 1_500 });
});

test('the tree has children, grandchildren and the session, and nobody else', () => {
  const stat = (pid: number, parent: number, session: number) => ({ pid, parent, session, cpuMs: 0 });
  const all = [
    stat(1, 0, 1),
    stat(12, 11, 50),
    stat(10, 1, 10),
    stat(11, 10, 10),
    stat(13, 1, 10),
    stat(20, 1, 20),
  ];
  expect(treeOf(10, all).map(({ pid }) => pid)).toEqual([12, 10, 11, 13]);
});

test('memory and role are read from what the kernel says', () => {
  expect(parsePss('00400000-7fff [rollup]\nRss:  900 kB\nPss:   512 kB\nPss_Dirty:  3 kB\n')).toBe(512);
  expect(roleOf('electron\0/app\0')).toBe('browser');
  expect(roleOf('electron --type=renderer --lang=en')).toBe('renderer');
  expect(roleOf('electron\0--type=utility\0--utility-sub-type=node.mojom.NodeService\0')).toBe(
    'utility:node.mojom.NodeService',
  );
});

test.runIf(process.platform === 'linux')('this very process can be seen', () => {
  const { processes, machineCpuMs } = sampleProcesses(process.pid);
  const own = processes.find(({ pid }) => pid === process.pid);
  expect(own?.cpuMs).toBeGreaterThan(0);
  expect(own?.pssKb).toBeGreaterThan(1_000);
  expect(own?.handles).toBeGreaterThan(2);
  expect(machineCpuMs).toBeGreaterThan(0);
});
