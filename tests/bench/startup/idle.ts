import { setTimeout as sleep } from 'node:timers/promises';
import { residentKb, sampleProcesses } from '../app/processes';
import type { Sample } from '../log/schema';

const KB_PER_MB = 1e6 / 1024;

/** What the app costs while nothing is done. */
export interface Idle {
  /** Of one core, %. */
  readonly cpu: number;
  /** The same of all other programs. */
  readonly others: number;
  /** By what processes are for, those that used any; % of one core. */
  readonly cpuByRole: ReadonlyMap<string, number>;
  /** Proportional set size of all processes, MB. */
  readonly pss: number;
  readonly pssByRole: ReadonlyMap<string, number>;
  /** What is resident, shared pages counted with each process, MB. */
  readonly rss: number;
}

/** Watches the app whose first process is `pid` for so long. */
export async function watchIdle(pid: number, seconds: number): Promise<Idle> {
  const before = sampleProcesses(pid);
  await sleep(seconds * 1000);
  const after = sampleProcesses(pid);
  const ms = after.at - before.at;
  const used = (role?: string): number =>
    Math.max(0, (cpuMsOf(after, role) - cpuMsOf(before, role)) / ms) * 100;
  const roles = [...new Set(after.processes.map((each) => each.role))];
  const sum = (role?: string): number =>
    after.processes
      .filter((each) => role === undefined || each.role === role)
      .reduce((total, each) => total + each.pssKb, 0) / KB_PER_MB;
  return {
    cpu: used(),
    others: ((after.machineCpuMs - before.machineCpuMs) / ms) * 100 - used(),
    cpuByRole: new Map(roles.map((role) => [role, used(role)])),
    pss: sum(),
    pssByRole: new Map(roles.map((role) => [role, sum(role)])),
    rss: after.processes.reduce((total, each) => total + residentKb(each.pid), 0) / KB_PER_MB,
  };
}

function cpuMsOf({ processes }: Sample, role?: string): number {
  return processes
    .filter((each) => role === undefined || each.role === role)
    .reduce((total, { cpuMs }) => total + cpuMs, 0);
}
