/** What electron-builder and Apple's tools are told by the environment to sign and notarise with. */
const SIGNING = /^(?:CSC|WIN_CSC|APPLE)_/;

/**
 * The environment without secrets of signing that are empty, as a workflow sets those that nobody has given it:
 * electron-builder would take an empty certificate on macOS for a file, and fail.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function withoutEmptySecrets(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !SIGNING.test(name) || value?.trim()),
  );
}
