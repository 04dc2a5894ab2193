import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const prefix = '.partial-';

/**
 * Fills a folder beside `target`, then renames it to `target`: either the whole folder is there or none of it.
 * What an interrupted run left behind is removed first; folders of runs that are still alive are left alone.
 */
export async function assembleFolder(target, fill) {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const partial = join(parent, `${prefix}${process.pid}-${basename(target)}`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  try {
    await fill(partial);
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** A temporary folder under `parent`, removed again whatever happens. */
export async function withTemporaryFolder(parent, use) {
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const folder = join(parent, `${prefix}${process.pid}-download`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
