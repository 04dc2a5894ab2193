import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SetupFailure } from '../../../scripts/setup/failure.mjs';
import { verifyIntegrity } from '../../../scripts/setup/integrity.mjs';
import { temporaryFolder } from './temporary-folder';

const content = Buffer.from('what the registry has');
const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;

test('a download that is what was pinned is accepted', async () => {
  const file = join(temporaryFolder(), 'package.tgz');
  writeFileSync(file, content);
  await expect(verifyIntegrity(file, integrity, 'a@1.0.0')).resolves.toBeUndefined();
});

test('a download with a single other bit is refused, in one sentence that says what to do', async () => {
  const file = join(temporaryFolder(), 'package.tgz');
  const damaged = Buffer.from(content);
  damaged[3]! ^= 1;
  writeFileSync(file, damaged);
  const refused = verifyIntegrity(file, integrity, 'a@1.0.0');
  await expect(refused).rejects.toBeInstanceOf(SetupFailure);
  await expect(refused).rejects.toThrow(
    /^The download of a@1\.0\.0 is damaged .* run the same command again[^.]*\.$/,
  );
});
