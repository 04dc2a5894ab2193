import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** More than a file system has to spare when it is full. */
const TRIAL = 'x'.repeat(4096);

/** The system's code for why nothing can be written to the folder, or null when it can. The folder is made. */
export function whyUnwritable(folder: string): string | null {
  const trial = join(folder, `.jamak-${process.pid}.tmp`);
  try {
    // Node says ENOENT where the first folder of several can't be made, whatever the system says.
    if (!existsSync(folder)) mkdirSync(firstMissing(folder));
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(trial, TRIAL);
    } finally {
      rmSync(trial, { force: true });
    }
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  }
}

/** The folder on the way to a missing one that has to be made first; a drive that is not there is none that can be. */
function firstMissing(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(parent) ? folder : firstMissing(parent);
}
