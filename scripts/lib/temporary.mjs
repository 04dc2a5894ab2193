import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where programs look for the folder of temporary files. */
const NAMES = ['TMPDIR', 'TEMP', 'TMP'];

/**
 * Gives this process, and what it starts meanwhile, a folder of its own for temporary files: whatever tests, demos and the
 * apps that they kill leave there goes with it after `use(folder)`, with whose result it resolves.
 */
export async function withTemporaryFolder(name, use) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // Tests of other users of this machine have their files in it as well.
  chmodSync(folder, 0o755);
  const before = NAMES.map((variable) => [variable, process.env[variable]]);
  for (const variable of NAMES) process.env[variable] = folder;
  try {
    return await use(folder);
  } finally {
    for (const [variable, value] of before) {
      if (value === undefined) delete process.env[variable];
      else process.env[variable] = value;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
