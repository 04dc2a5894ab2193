import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { JamakError } from '../../shared/errors';

/** What some system takes for a separator, a drive or a stream, and what no name may hold. */
const NEVER_IN_A_NAME = /[\\/:\p{Cc}]/u;
/** Windows drops these, so that `..  ` means `..`. */
const DROPPED_AT_THE_END = /[. ]$/;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const MAX_NAME_BYTES = 255;

/** Whether `name` can only be the name of one thing in one folder, on every system. */
export function isPlainName(name: string): boolean {
  return (
    name !== '' &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES &&
    !NEVER_IN_A_NAME.test(name) &&
    !DROPPED_AT_THE_END.test(name) &&
    !DEVICE.test(name)
  );
}

/**
 * The path of what is called `name` in `folder`, whether it is there or not, proved to be inside: the name leads
 * nowhere else, and neither does a link of that name. The folder itself may be reached by a link.
 *
 * @param folder absolute path
 * @throws JamakError 'bad-request'
 */
export function pathInside(folder: string, name: string): string {
  const path = join(folder, name);
  if (!isPlainName(name) || leadsOut(folder, path)) throw new JamakError('bad-request');
  return path;
}

function leadsOut(folder: string, path: string): boolean {
  if (!lstatSync(path, { throwIfNoEntry: false })) return false;
  try {
    return !realpathSync(path).startsWith(realpathSync(folder) + sep);
  } catch {
    // A link to nothing: what would be written by it lands where it points.
    return true;
  }
}
