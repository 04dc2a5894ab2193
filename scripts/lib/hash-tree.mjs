import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash of the names and contents of files: content, not times, so that a checkout or a touched file does not count.
 *
 * @param {string} root
 * @param {(string | RegExp)[]} inputs paths below root, or patterns for names right in it
 * @param {string[]} ignored paths below root, with forward slashes
 */
export function hashTree(root, inputs, ignored = []) {
  const names = readdirSync(root);
  const top = inputs.flatMap((input) =>
    typeof input === 'string' ? [input] : names.filter((name) => input.test(name)),
  );
  const hash = createHash('sha256');
  for (const path of [...new Set(top)].sort()) addPath(hash, root, path, ignored);
  return hash.digest('hex');
}

function addPath(hash, root, path, ignored) {
  if (ignored.includes(path)) return;
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addPath(hash, root, `${path}/${name}`, ignored);
  } else if (stats?.isFile()) {
    // Lengths keep "ab" + "c" apart from "a" + "bc".
    hash.update(`${path}\0${stats.size}\0`).update(readFileSync(join(root, path)));
  }
}
