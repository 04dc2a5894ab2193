import { access, constants, stat } from 'node:fs/promises';
import { JamakError } from '../../shared/errors';
import type { MediaContents } from './inspect-media';

/** @throws JamakError 'media-missing' when there is no readable file, or why `inspectMedia` says it can't be captioned */
export async function lookIntoMedia(path: string, name: string): Promise<MediaContents> {
  try {
    await access(path, constants.R_OK);
    if (!(await stat(path)).isFile()) throw new Error('not a file');
  } catch (cause) {
    throw new JamakError('media-missing', { params: { name }, cause });
  }
  // Half a megabyte of code, for which no window is to wait at the start.
  const { inspectMedia } = await import('./inspect-media');
  return inspectMedia(path, name);
}
