import { app } from 'electron';
import log from 'electron-log/node';
import { JamakError } from '../../shared/errors';

/**
 * Logs to a file of at most 5 MB. No line may hold a transcript, a key or the content of a file.
 *
 * The library's part for Node, because the one for Electron opens a door of its own: any page could write to the log
 * by it, and hears every line while Jamak is developed.
 */
export function openLog(): typeof log {
  log.transports.file.setAppName(app.name);
  log.transports.file.resolvePathFn = () => `${app.getPath('logs')}/jamak.log`;
  log.transports.file.maxSize = 5 * 1024 * 1024;
  // Terminals belong to the demo's captions; warnings still reach them.
  log.transports.console.level = 'warn';
  log.errorHandler.startCatching({ showDialog: false });
  outlive(process.stdout, process.stderr);
  return log;
}

/** The log, and the one before it that had grown too long. */
export function logFiles(): readonly string[] {
  const folder = app.getPath('logs');
  return [`${folder}/jamak.log`, `${folder}/jamak.old.log`];
}

/** A terminal that was closed refuses what is written to it; that is no reason to end, nor to say anything. */
export function outlive(...terminal: readonly NodeJS.WritableStream[]): void {
  for (const stream of terminal) stream.on('error', () => {});
}

/** What a log may hold of an error: never its params, which may name files. */
export function describe(error: unknown): string {
  if (error instanceof JamakError && error.code !== 'unexpected') return error.code;
  const cause = error instanceof JamakError ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** Where an error came from, without its message: that may hold what was said. */
export function stackOf(error: unknown): string {
  const cause = error instanceof JamakError ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return typeof cause;
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [cause.name, ...frames].join('\n');
}

export { log };
