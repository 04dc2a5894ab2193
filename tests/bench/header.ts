import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import type { BenchHeader } from './log/schema';

/** What a run's numbers are worth nothing without: when, of which commit, on which machine. */
export function describeRun(root: string, options: readonly string[]): BenchHeader {
  const processors = cpus();
  const memoryGb = (totalmem() / 1e9).toFixed(1);
  return {
    type: 'bench',
    date: new Date().toISOString(),
    commit: commitOf(root),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memoryGb} GB, ${type()} ${release()}`,
    node: process.version,
    options: [...options],
  };
}

function commitOf(root: string): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'resources', 'package-lock.json') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
