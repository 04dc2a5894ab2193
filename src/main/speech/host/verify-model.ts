import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { JamakError } from '../../../shared/errors';
import { filesOf, type ModelFile, type ModelSpec } from '../models';

/**
 * Resolves when every file of the model has the length and the digest of the catalogue. A native
 * recogniser may end the whole process over a bad file, so nothing is loaded that was not checked.
 *
 * @param onChecked called with the number of bytes that were read since the last call
 * @throws JamakError 'model-missing' or 'model-damaged', naming model and file
 */
export async function verifyModel(
  model: ModelSpec,
  onChecked: (bytes: number) => void = () => {},
): Promise<void> {
  for (const file of filesOf(model)) await verifyFile(model, file, onChecked);
}

async function verifyFile(
  model: ModelSpec,
  file: ModelFile,
  onChecked: (bytes: number) => void,
): Promise<void> {
  const path = join(model.dir, file.path);
  const params = { model: model.name, file: file.path };
  try {
    if ((await stat(path)).size !== file.bytes) throw new JamakError('model-damaged', { params });
    const hash = createHash('sha256');
    const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
    bytes.on('data', ({ length }) => onChecked(length));
    await pipeline(bytes, hash);
    if (hash.digest('hex') !== file.sha256) throw new JamakError('model-damaged', { params });
  } catch (error) {
    if (error instanceof JamakError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new JamakError(missing ? 'model-missing' : 'model-damaged', { params, cause: error });
  }
}
