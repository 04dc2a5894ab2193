import { randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const OURS = /^\.jamak-[\da-f]{8}\.tmp$/u;
/** Nobody writes any more to one that was not written to for so long, ms. */
const LEFT_AFTER_MS = 24 * 3600 * 1000;

/** Folders that were looked through in this run. */
const looked = new Set<string>();

/**
 * Where something is written in `folder` until it is whole. With the first of a run, what a run left there that was killed
 * a day ago or earlier goes. Its name is short, because that of what it becomes may already be as long as the file system
 * allows.
 */
export async function temporaryIn(folder: string): Promise<string> {
  if (!looked.has(folder)) {
    looked.add(folder);
    await clearLeft(folder);
  }
  return join(folder, `.jamak-${randomBytes(4).toString('hex')}.tmp`);
}

/** Never rejects: what can't be seen or removed is in the way of nothing. */
async function clearLeft(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => OURS.test(each))) {
    const path = join(folder, name);
    try {
      const { mtimeMs } = await lstat(path);
      if (Date.now() - mtimeMs > LEFT_AFTER_MS) await rm(path);
    } catch {
      // It is somebody else's, or gone by now.
    }
  }
}
