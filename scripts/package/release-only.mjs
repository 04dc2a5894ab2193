/**
 * Whether a package is made with Electron's official program alone, as what is given away must be. `argv`: those of
 * scripts/package.mjs.
 *
 * @param {readonly string[]} argv
 */
export function wantsOfficial(argv) {
  return !argv.includes('--development') && !argv.includes('--for-tests');
}
