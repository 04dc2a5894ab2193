import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isKept, sessionEventSchema, type SessionEvent } from '../../../shared/session/events';
import { processRuns } from '../../files/process-runs';
import type { SessionStore } from '../contract';
import { entryOf } from './names';

/** Far more than a day of captions takes, bytes. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Events that are saved at once. */
const CHUNK = 500;

export interface InboxOptions {
  readonly folder: string;
  readonly store: Pick<SessionStore, 'append'>;
  /** Whether a process still runs. */
  readonly runs?: (pid: number) => boolean;
}

/**
 * Takes the sessions that lie in the inbox into the store; one that is still written stays. Returns how many were taken.
 * What was taken before a failure may be taken again.
 *
 * @throws JamakError 'store-failed'; what was not taken stays
 */
export async function takeInbox({ folder, store, runs = processRuns }: InboxOptions): Promise<number> {
  let taken = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const entry = entryOf(name);
    if (!entry || (entry.writer !== null && runs(entry.writer))) continue;
    const path = join(folder, name);
    if (await takeOne(path, entry.sessionId, store)) taken++;
    await rm(path, { force: true });
  }
  return taken;
}

/** Returns whether there was a session in it. */
async function takeOne(
  path: string,
  sessionId: string,
  store: Pick<SessionStore, 'append'>,
): Promise<boolean> {
  const stats = await stat(path);
  if (!stats.isFile() || stats.size > MOST_BYTES) return false;
  let started = false;
  let waiting: SessionEvent[] = [];
  const save = async (): Promise<void> => {
    if (waiting.length > 0) await store.append(sessionId, waiting);
    waiting = [];
  };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const event = readEvent(line);
    if (!event || !isKept(event.happening)) continue;
    const { happening } = event;
    if (happening.type === 'session-started') {
      if (happening.sessionId !== sessionId) return false;
      started = true;
    }
    if (!started) return false;
    waiting.push(event);
    if (waiting.length >= CHUNK) await save();
  }
  await save();
  return started;
}

/** Null for a line that a crash cut off, or that is none of ours. */
function readEvent(line: string): SessionEvent | null {
  try {
    return sessionEventSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
