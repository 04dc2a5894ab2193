import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

const blockSize = 512;

/**
 * Writes some members of a .tgz to files, in one pass and without holding them in memory. Members not asked for are
 * skipped. Plain ustar is enough for what npm packs.
 *
 * @param {string} tarball
 * @param {Record<string, string>} targets member name → file to write
 */
export async function extractMembers(tarball, targets) {
  const missing = new Set(Object.keys(targets));
  let pending = Buffer.alloc(0);
  let member = null; // { left, padding, file }

  const closeMember = () => {
    if (member?.file !== undefined) closeSync(member.file);
    member = null;
  };

  try {
    for await (const chunk of createReadStream(tarball).pipe(createGunzip())) {
      pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      while (pending.length > 0) {
        if (member) {
          const content = pending.subarray(0, member.left);
          if (member.file !== undefined && content.length > 0) writeSync(member.file, content);
          member.left -= content.length;
          const padding = pending.subarray(content.length, content.length + member.padding);
          if (member.left === 0) member.padding -= padding.length;
          pending = pending.subarray(content.length + (member.left === 0 ? padding.length : 0));
          if (member.left === 0 && member.padding === 0) closeMember();
        } else if (pending.length >= blockSize) {
          const { name, size } = parseHeader(pending.subarray(0, blockSize));
          pending = pending.subarray(blockSize);
          const wanted = Object.hasOwn(targets, name);
          if (wanted) missing.delete(name);
          if (wanted || size > 0) {
            member = {
              left: size,
              padding: (blockSize - (size % blockSize)) % blockSize,
              file: wanted ? openSync(targets[name], 'w') : undefined,
            };
            if (size === 0) closeMember();
          }
        } else break;
      }
    }
  } finally {
    closeMember();
  }
  if (missing.size > 0) throw new Error(`${[...missing].join(', ')} is not in the archive`);
}

function parseHeader(header) {
  const text = (start, length) => header.toString('utf8', start, start + length).split('\0', 1)[0];
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  const name = text(0, 100);
  return { name: prefix ? `${prefix}/${name}` : name, size: Number.parseInt(text(124, 12).trim() || '0', 8) };
}
