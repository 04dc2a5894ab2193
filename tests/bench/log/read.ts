import { BenchError } from '../bench-error';
import {
  logLineSchema,
  traceLineSchema,
  type BenchHeader,
  type BenchLog,
  type LogLine,
  type Run,
  type RunHeader,
  type Sample,
  type TraceLine,
  type Whole,
} from './schema';

export interface TraceRead {
  /** In order of time. */
  readonly trace: readonly TraceLine[];
  /** Lines that are no entries known here, or were cut off when the app was killed. */
  readonly unreadable: number;
}

export function readTrace(text: string): TraceRead {
  const lines = nonEmptyLines(text).map((line) => traceLineSchema.safeParse(parseJson(line)));
  const trace = lines.flatMap((line) => (line.success ? [line.data] : []));
  return { trace: trace.sort((a, b) => a.at - b.at), unreadable: lines.length - trace.length };
}

/** Reads what `writeLog` wrote. @throws BenchError when it is something else. */
export function readLog(text: string): BenchLog {
  let header: BenchHeader | null = null;
  const runs: Run[] = [];
  const wholes: Whole[] = [];
  let open: { header: RunHeader; trace: TraceLine[]; samples: Sample[] } | null = null;
  for (const [index, line] of nonEmptyLines(text).entries()) {
    const entry = parseLine(line, index + 1);
    switch (entry.type) {
      case 'bench':
        header = entry;
        break;
      case 'run':
        open = { header: entry, trace: [], samples: [] };
        break;
      case 'run-ended':
        if (open) runs.push({ ...open, exitCode: entry.exitCode, unreadable: entry.unreadable });
        open = null;
        break;
      case 'sample':
        open?.samples.push(entry);
        break;
      case 'whole':
        wholes.push(entry);
        break;
      default:
        open?.trace.push(entry);
    }
  }
  if (!header) throw new BenchError('This is no log of the bench: it has no line of type "bench".');
  return { header, runs, wholes };
}

function parseLine(line: string, number: number): LogLine {
  const parsed = logLineSchema.safeParse(parseJson(line));
  if (!parsed.success) throw new BenchError(`Line ${number} of the log is not one the bench writes.`);
  return parsed.data;
}

function nonEmptyLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
