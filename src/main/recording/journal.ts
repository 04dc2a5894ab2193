import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { namesIn } from './folders';
import { spanSchema, type Span } from './spans';

const NAME = /^erase-[\w-]+\.json$/;

/**
 * Writes down, before anything else, that sound is to be erased, so that it is even if the app dies meanwhile. Returns
 * the name of the file that says so, in the session's folder.
 *
 * @throws what the file system throws
 */
export function noteErasing(folder: string, spans: readonly Span[]): string {
  const name = `erase-${randomUUID()}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(spans), { flush: true });
  return name;
}

/** What was being erased when the app died, by the name of the file that says so. */
export async function readErasing(folder: string): Promise<Map<string, Span[]>> {
  const found = new Map<string, Span[]>();
  for (const name of (await namesIn(folder)).filter((each) => NAME.test(each))) {
    try {
      found.set(name, z.array(spanSchema).parse(JSON.parse(await readFile(join(folder, name), 'utf8'))));
    } catch {
      // The app died before it was written, so nothing was promised yet; or it is done by now.
      await rm(join(folder, name), { force: true });
    }
  }
  return found;
}
