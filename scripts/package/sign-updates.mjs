// node scripts/package/sign-updates.mjs FOLDER VERSION: puts what is new, in both languages, into the lists of versions
// that electron-builder made there (latest.yml, beta-linux.yml, …), and a signature beside each. The key is in
// JAMAK_UPDATES_SIGNING_KEY (PEM, PKCS #8, Ed25519); without it nothing is signed, and the lists are taken away, because a
// Jamak that finds them without a signature would take them for forged.
// node scripts/package/sign-updates.mjs --new-key FILE: makes a key. The file is the secret; what is printed is public.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LIST = /^(?:latest|beta|alpha)(?:-[a-z0-9-]+)?\.yml$/;
const LANGUAGES = ['en', 'ko'];

/** The lists of versions in a folder. */
function listsIn(folder) {
  return readdirSync(folder).filter((name) => LIST.test(name));
}

/** What src/main/app/updates/signed-list.ts checks. */
function signedBytes(name, list) {
  return Buffer.concat([Buffer.from(`jamak update list\n${name}\n`), list]);
}

/** What is new in a version, by language. @throws Error where one of them is missing or empty */
export function readNotes(folder, version) {
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const text = readFileSync(join(folder, `${version}.${language}.txt`), 'utf8').trim();
      if (text === '') throw new Error(`Nothing is said of ${version} in ${language}.`);
      return [language, text];
    }),
  );
}

/**
 * Signs every list in a folder. Returns their names.
 *
 * @param {string} folder
 * @param {{ en: string, ko: string }} notes
 * @param {string} privateKey PEM
 */
export function signLists(folder, notes, privateKey) {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key is no Ed25519 key.');
  const names = listsIn(folder);
  if (names.length === 0) throw new Error(`There is no list of versions in ${folder}.`);
  for (const name of names) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8').trimEnd();
    if (/^releaseNotes:/m.test(text)) throw new Error(`${name} has notes already.`);
    // JSON is YAML.
    const list = Buffer.from(`${text}\nreleaseNotes: ${JSON.stringify(notes)}\n`);
    writeFileSync(path, list);
    writeFileSync(`${path}.sig`, `${sign(null, signedBytes(name, list), key).toString('base64')}\n`);
  }
  return names;
}

/** The 32 bytes of a public key, base64, as JAMAK_UPDATES_KEYS has it. */
export function publicKeyOf(privateKey) {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

function newKey(path) {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(path, privateKey, { mode: 0o600, flag: 'wx' });
  console.log(`secret: ${path}`);
  console.log(`public: ${publicKeyOf(privateKey)}`);
}

function main([first, second]) {
  if (first === '--new-key' && second) return newKey(second);
  if (!first || !second) throw new Error('sign-updates.mjs FOLDER VERSION, or --new-key FILE');
  const notes = readNotes(join(import.meta.dirname, '../../docs/releases'), second);
  const key = process.env.JAMAK_UPDATES_SIGNING_KEY;
  if (!key) {
    for (const name of listsIn(first)) rmSync(join(first, name));
    console.log('There is no signing key: this release has no lists of versions, and nobody is told of it.');
    return;
  }
  console.log(`signed: ${signLists(first, notes, key).join(', ')}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
