import { readFile } from 'node:fs/promises';
import { writeAtomically } from './atomic-write';

/**
 * Sees to it that the file at `target` is what `derive` makes of the one at `source`, both UTF-8. It is written only
 * where it is missing or another, so that a file that was damaged or made by an older version is never used.
 *
 * @throws the file system's error, with its `code`
 */
export async function deriveFile(
  source: string,
  target: string,
  derive: (text: string) => string,
): Promise<void> {
  const wanted = derive(await readFile(source, 'utf8'));
  const found = await readFile(target, 'utf8').catch(() => null);
  if (found !== wanted) await writeAtomically(target, wanted);
}
