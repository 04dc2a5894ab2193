import { renderExport, type ExportOptions } from '../export';
import { writeFormat } from '../export/write-format';
import type { SessionRecord, SessionSummary } from '../../shared/session/record';
import { formatClock } from '../../shared/time';
import { EXIT, type ExitCode } from './exit-codes';
import type { Command } from './line/parse';
import type { ReadingStore } from '../storage/reading/reading-store';
import type { Terminal } from './terminal';
import { fill, type CliWords } from './words';

type Readable = Pick<ReadingStore, 'list' | 'load'>;

/** Lists sessions, newest first. */
export async function listSessions(
  { search, limit, json }: Extract<Command, { name: 'sessions' }>,
  store: Pick<ReadingStore, 'list' | 'search'>,
  terminal: Terminal,
  words: CliWords,
): Promise<ExitCode> {
  const found = search === '' ? await store.list(limit) : await store.search(search, limit);
  if (json) terminal.result(JSON.stringify(found, null, 2));
  else for (const session of found) terminal.result(sessionLine(session));
  if (found.length > 0) return EXIT.ok;
  terminal.note(words.note.noSessions);
  return EXIT.nothing;
}

/** The id first, so that a script can cut it off. */
function sessionLine({ id, startedAt, durationMs, captionCount, title, opening }: SessionSummary): string {
  const when = new Date(startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  const time = `${two(when.getHours())}:${two(when.getMinutes())}`;
  const long = formatClock(durationMs).padStart(8);
  return [id, `${day} ${time}`, long, String(captionCount).padStart(6), title || opening].join('  ');
}

/** Writes a session to a file or to the standard output. */
export async function exportSession(
  { id, format, out, json }: Extract<Command, { name: 'export' }>,
  store: Readable,
  terminal: Terminal,
  words: CliWords,
  choices: ExportOptions,
): Promise<ExitCode> {
  const record = await find(store, id);
  if (!record) {
    terminal.complain(fill(words.note.noSession, { id }));
    return EXIT.nothing;
  }
  if (record.captions.length === 0 && record.gaps.length === 0) {
    terminal.complain(words.note.emptySession);
    return EXIT.nothing;
  }
  if (out === '-') {
    if (format === 'docx' || format === 'jamak') {
      terminal.complain(fill(words.note.noText, { format }));
      return EXIT.usage;
    }
    terminal.write(renderExport(record, format, choices));
    return EXIT.ok;
  }
  await writeFormat(out, record, format, choices);
  if (json) terminal.result(JSON.stringify({ sessionId: record.id, format, path: out }));
  else terminal.note(fill(words.note.wrote, { path: out }));
  return EXIT.ok;
}

async function find(store: Readable, id: string): Promise<SessionRecord | null> {
  if (id !== 'last') return store.load(id);
  const [newest] = await store.list(1);
  return newest ? store.load(newest.id) : null;
}
