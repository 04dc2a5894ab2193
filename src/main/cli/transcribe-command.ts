import { basename, extname, join } from 'node:path';
import { JamakError, type MessageParams } from '../../shared/errors';
import { messageLine } from '../../shared/locales/message-line';
import type { Catalogue } from '../../shared/locales/catalogue';
import type { SessionRecord } from '../../shared/session/record';
import { formatClock } from '../../shared/time';
import { EXIT, type ExitCode } from './exit-codes';
import type { Transcribe } from './line/parse';
import type { ExportOptions } from '../export';
import { makeExportFolder } from '../export/write';
import { writeFormat } from '../export/write-format';
import type { Terminal } from './terminal';
import { fill } from './words';

export interface FileProgress {
  /** All before this has its caption, ms of the file. */
  readonly doneMs: number;
  /** How long the file is, ms; null where nobody knows. */
  readonly durationMs: number | null;
}

export interface TranscribeParts {
  /** Captions a recording into a session of its own. `broken`: the file breaks off. @throws JamakError, or the signal's reason */
  readonly caption: (
    path: string,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: FileProgress) => void },
  ) => Promise<{ readonly sessionId: string; readonly broken: boolean }>;
  readonly load: (sessionId: string) => Promise<SessionRecord | null>;
  readonly terminal: Terminal;
  readonly words: Catalogue;
  readonly choices: ExportOptions;
  /** Aborts when the command is to end. */
  readonly signal: AbortSignal;
}

/** Captions files one after the other; one that fails keeps none of the others from their captions. */
export async function transcribe(command: Transcribe, parts: TranscribeParts): Promise<ExitCode> {
  const { terminal, words, signal } = parts;
  const complain = (error: unknown, of: MessageParams): void => {
    const { code: message, params } = JamakError.from(error);
    terminal.complain(messageLine(words, message, { ...of, ...params }));
  };
  try {
    // Not only once the first file has taken its hour.
    makeExportFolder(command.out);
  } catch (error) {
    complain(error, {});
    return EXIT.failed;
  }
  let code: ExitCode = EXIT.ok;
  const names = new Names();
  for (const file of command.files) {
    if (signal.aborted) break;
    try {
      const outcome = await transcribeOne(file, names.of(file), command, parts);
      if (code === EXIT.ok) code = outcome;
    } catch (error) {
      terminal.progressOver();
      if (signal.aborted) break;
      complain(error, { name: basename(file) });
      code = EXIT.failed;
    }
  }
  return code;
}

async function transcribeOne(
  file: string,
  name: string,
  { formats, out, json }: Transcribe,
  { caption, load, terminal, words, choices, signal }: TranscribeParts,
): Promise<ExitCode> {
  const { note } = words.commandLine;
  const shown = basename(file);
  const onProgress = ({ doneMs, durationMs }: FileProgress): void => {
    const values = { file: shown, done: formatClock(doneMs), total: formatClock(durationMs ?? 0) };
    if (durationMs === null) terminal.progress(null, fill(note.transcribingLong, values));
    else terminal.progress(doneMs / Math.max(1, durationMs), fill(note.transcribing, values));
  };
  const { sessionId, broken } = await caption(file, { signal, onProgress });
  terminal.progressOver();
  const record = await load(sessionId);
  if (broken) terminal.complain(fill(note.broken, { file: shown }));
  const written: string[] = [];
  if (record && record.captions.length + record.gaps.length > 0) {
    for (const format of formats) {
      const path = join(out, `${name}.${format}`);
      await writeFormat(path, record, format, choices);
      written.push(path);
    }
  }
  const captions = record?.captions.length ?? 0;
  if (json) {
    const { durationMs = 0, gaps = [] } = record ?? {};
    terminal.result(JSON.stringify({ file, sessionId, durationMs, captions, gaps: gaps.length, written }));
  } else {
    for (const path of written) terminal.result(path);
  }
  if (captions === 0) terminal.complain(fill(note.silent, { file: shown }));
  return captions === 0 ? EXIT.nothing : broken ? EXIT.failed : EXIT.ok;
}

/** What files are called that are made of others: no two alike, whatever folders those came from. */
class Names {
  readonly #taken = new Set<string>();

  of(file: string): string {
    const name = basename(file, extname(file));
    let free = name;
    // Where capitals do not count, these would be the same file.
    for (let at = 2; this.#taken.has(free.toLowerCase()); at++) free = `${name} (${at})`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
