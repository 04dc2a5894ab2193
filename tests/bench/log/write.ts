import type { BenchLog, LogLine } from './schema';

/** The log as JSON lines; `readLog` reads it. */
export function writeLog({ header, runs, wholes }: BenchLog): string {
  const lines: LogLine[] = [
    header,
    ...runs.flatMap((run): LogLine[] => {
      const entries = [...run.trace, ...run.samples].sort((a, b) => a.at - b.at);
      const at = entries.at(-1)?.at ?? run.header.spawnedAt;
      const { exitCode, unreadable } = run;
      return [run.header, ...entries, { type: 'run-ended', at, exitCode, unreadable }];
    }),
    ...wholes,
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
