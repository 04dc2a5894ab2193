import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { isKept, type SessionEvent } from '../../../shared/session/events';
import { namesOf } from './names';

/** A session on its way into the store of another process, which alone writes to it. */
export interface InboxFile {
  add(event: SessionEvent): void;
  /** Resolves when all of it is there to be taken; nothing stays of a session without events. @throws the file system's error */
  close(): Promise<void>;
}

/**
 * Begins the file of a session in `folder`: each line is an event as JSON, for its user's eyes only. What is written so
 * far outlives this process, and is taken once it has gone.
 */
export async function openInboxFile(folder: string, sessionId: string): Promise<InboxFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { part, whole } = namesOf(folder, sessionId, process.pid);
  const file = createWriteStream(part, { flags: 'wx', mode: 0o600 });
  let failure: Error | null = null;
  let count = 0;
  file.on('error', (error) => (failure ??= error));
  return {
    add(event) {
      if (!isKept(event.happening) || failure) return;
      count++;
      file.write(`${JSON.stringify(event)}\n`);
    },
    async close() {
      if (!failure) {
        file.end();
        await finished(file);
      }
      if (failure) throw failure;
      if (count === 0) await rm(part, { force: true });
      else await rename(part, whole);
    },
  };
}
