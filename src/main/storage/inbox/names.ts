import { join } from 'node:path';

const PART = /^([\da-z][\da-z-]{0,99})\.(\d{1,10})\.part$/i;
const WHOLE = /^([\da-z][\da-z-]{0,99})\.jsonl$/i;

/** Of the file of a session: while process `pid` writes to it, and once it is whole. */
export function namesOf(folder: string, sessionId: string, pid: number): { part: string; whole: string } {
  return { part: join(folder, `${sessionId}.${pid}.part`), whole: join(folder, `${sessionId}.jsonl`) };
}

export interface InboxEntry {
  readonly sessionId: string;
  /** The process that may still write to it; null once it is whole. */
  readonly writer: number | null;
}

/** What a file of the inbox holds by its name; null for one that is none of ours. */
export function entryOf(name: string): InboxEntry | null {
  const [, part, pid] = PART.exec(name) ?? [];
  if (part !== undefined) return { sessionId: part, writer: Number(pid) };
  const [, whole] = WHOLE.exec(name) ?? [];
  return whole === undefined ? null : { sessionId: whole, writer: null };
}
