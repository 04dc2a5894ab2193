import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives what `use` starts a folder of its own for temporary files: whatever its tests and the apps that they kill leave
 * there goes with it. Resolves with what `use(folder)` does.
 */
export async function withTemporaryFolder(name, use) {
  const before = { ...process.env };
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // Tests of other users of this machine have their files in it as well.
  chmodSync(folder, 0o755);
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder;
  try {
    return await use(folder);
  } finally {
    process.env = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
