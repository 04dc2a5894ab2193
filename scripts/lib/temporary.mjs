import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives this process, and what it starts from now on, a folder of its own for temporary files: whatever tests and the apps
 * that they kill leave there goes with it after `use(folder)`, with whose result it resolves.
 */
export async function withTemporaryFolder(name, use) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // Tests of other users of this machine have their files in it as well.
  chmodSync(folder, 0o755);
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder;
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
