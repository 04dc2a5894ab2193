/** 32 bytes of an Ed25519 key, base64. */
const KEY = /^[A-Za-z0-9+/]{43}=$/;

/**
 * What electron-builder is told of updates, from the environment: JAMAK_UPDATES_URL, the folder in which lists of
 * versions lie; JAMAK_UPDATES_KEYS, the public keys whose signatures count, with commas between them; JAMAK_UPDATES_PAGE,
 * where people get new versions by hand. Without the first two a build looks for no updates, and makes no lists.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]} arguments of electron-builder
 * @throws Error when one is given without the other, or is not what it should be
 */
export function updateArguments({
  JAMAK_UPDATES_URL: url,
  JAMAK_UPDATES_KEYS: keys,
  JAMAK_UPDATES_PAGE: page,
}) {
  if (!url && !keys) return [];
  if (!url || !keys) throw new Error('JAMAK_UPDATES_URL and JAMAK_UPDATES_KEYS go together.');
  for (const address of [url, ...(page ? [page] : [])]) {
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
      throw new Error(`Not an https address: ${address}`);
    }
  }
  const publicKeys = keys.split(',').map((key) => key.trim());
  for (const key of publicKeys) {
    if (!KEY.test(key))
      throw new Error('JAMAK_UPDATES_KEYS holds what is no Ed25519 key of 32 bytes in base64.');
  }
  return [
    '-c.publish.provider=generic',
    `-c.publish.url=${url}`,
    `-c.extraMetadata.updates.url=${url}`,
    `-c.extraMetadata.updates.publicKeys=${publicKeys.join(',')}`,
    ...(page ? [`-c.extraMetadata.updates.page=${page}`] : []),
  ];
}
