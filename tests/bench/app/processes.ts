import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import type { ProcessSample, Sample } from '../log/schema';

/** The kernel reports processor time in ticks of 1/100 s on every Linux. */
const TICK_MS = 10;
const PAGE_KB = 4;

/** What /proc/PID/stat says of a process. */
export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** User and system time, ms. */
  readonly cpuMs: number;
}

export function parseStat(text: string): ProcessStat {
  // The name, in brackets, may hold brackets and spaces itself.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (field: number): number => Number(fields[field]);
  return {
    pid: Number.parseInt(text, 10),
    parent: number(1),
    session: number(3),
    cpuMs: (number(11) + number(12)) * TICK_MS,
  };
}

/** The process `root`, all that it started, and all in a session that it leads. */
export function treeOf(root: number, all: readonly ProcessStat[]): ProcessStat[] {
  const members = new Set([root]);
  for (let before = 0; before < members.size;) {
    before = members.size;
    for (const { pid, parent, session } of all) {
      if (members.has(parent) || session === root) members.add(pid);
    }
  }
  return all.filter(({ pid }) => members.has(pid));
}

/** PSS of /proc/PID/smaps_rollup, kB. */
export function parsePss(text: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
}

/** What a Chromium process is for, from its command line. */
export function roleOf(commandLine: string): string {
  const argument = (name: string): string | undefined =>
    new RegExp(`--${name}=([^\\s\\0]+)`).exec(commandLine)?.[1];
  const type = argument('type');
  const service = argument('utility-sub-type');
  if (type === undefined) return 'browser';
  return service ? `${type}:${service}` : type;
}

/** Looks at all processes of the app whose first one is `root`. Linux only. */
export function sampleProcesses(root: number): Sample {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const text = readProc(`/proc/${pid}/stat`);
      return text ? [parseStat(text)] : [];
    });
  return {
    type: 'sample',
    at: performance.timeOrigin + performance.now(),
    processes: treeOf(root, stats).map(sampleProcess),
    machineCpuMs: cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0),
  };
}

function sampleProcess({ pid, cpuMs }: ProcessStat): ProcessSample {
  return {
    pid,
    role: roleOf(readProc(`/proc/${pid}/cmdline`) ?? ''),
    cpuMs,
    pssKb: memoryOf(pid),
    handles: countHandles(pid),
  };
}

/** Only root may look into sandboxed processes: for anybody else, all of their resident pages count. */
function memoryOf(pid: number): number {
  const pss = readProc(`/proc/${pid}/smaps_rollup`);
  return pss === undefined ? residentKb(pid) : parsePss(pss);
}

/** All that a process has in memory, shared pages as well, kB. */
export function residentKb(pid: number): number {
  return Number(readProc(`/proc/${pid}/statm`)?.split(' ')[1] ?? 0) * PAGE_KB;
}

function countHandles(pid: number): number | null {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}

/** What a database takes on the disk, with its journal. */
export function bytesOf(database: string): number {
  const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return sizeOf(database) + sizeOf(`${database}-wal`);
}

/** Undefined when the process has ended or is not ours to look at. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
