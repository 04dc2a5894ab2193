import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicKeyOf, readNotes, signLists } from '../../../../scripts/package/sign-updates.mjs';
import { listName } from '../../../../src/main/app/updates/addresses';
import { isGenuine, readList, readPublicKey } from '../../../../src/main/app/updates/signed-list';

const { privateKey } = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const keys = [readPublicKey(publicKeyOf(privateKey))];
const NAME = 'latest-linux.yml';
const sha512 = createHash('sha512').update('file').digest('base64');
const NOTES = { en: 'A "quoted" line\n: and \\ more', ko: '새로워진 점: ‘자막’\n- 둘째 줄' };
let folder: string;

const listed = (changes: Record<string, string> = {}): string =>
  Object.entries({
    version: '1.2.3',
    files: `\n  - url: Jamak-1.2.3.AppImage\n    sha512: ${sha512}\n    size: 4`,
    releaseDate: "'2026-11-27T00:00:00.000Z'",
    ...changes,
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamak-lists-'));
  writeFileSync(join(folder, NAME), `${listed()}\n`);
  writeFileSync(join(folder, 'beta.yml'), `${listed()}\n`);
  expect(signLists(folder, NOTES, privateKey).toSorted()).toEqual(['beta.yml', NAME]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const list = (): Buffer => readFileSync(join(folder, NAME));
const signature = (): string => readFileSync(join(folder, `${NAME}.sig`), 'utf8');

describe('a list that a release has signed', () => {
  it('is genuine, and holds what is new in both languages, letter by letter', () => {
    expect(isGenuine(keys, NAME, list(), signature())).toBe(true);
    expect(readList(NAME, list())).toMatchObject({
      version: '1.2.3',
      files: [{ url: 'Jamak-1.2.3.AppImage', sha512, size: 4 }],
      releaseNotes: NOTES,
    });
  });

  it('is not genuine with any bit of it or of its signature changed', () => {
    const bytes = list();
    const signed = Buffer.from(signature(), 'base64');
    const bit = (length: number) => fc.tuple(fc.nat({ max: length - 1 }), fc.nat({ max: 7 }));
    const flipped = (all: Buffer, [at, which]: [number, number]): Buffer => {
      const copy = Buffer.from(all);
      copy[at] = (copy[at] ?? 0) ^ (1 << which);
      return copy;
    };
    fc.assert(
      fc.property(bit(bytes.length), bit(signed.length), (inList, inSignature) => {
        expect(isGenuine(keys, NAME, flipped(bytes, inList), signature())).toBe(false);
        const other = flipped(signed, inSignature).toString('base64');
        expect(isGenuine(keys, NAME, bytes, other)).toBe(false);
      }),
    );
  });

  it('is not genuine under another name, cut, longer, or for another key', () => {
    expect(isGenuine(keys, 'beta-linux.yml', list(), signature())).toBe(false);
    expect(isGenuine(keys, NAME, list().subarray(1), signature())).toBe(false);
    expect(isGenuine(keys, NAME, Buffer.concat([list(), Buffer.of(10)]), signature())).toBe(false);
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(isGenuine([other], NAME, list(), signature())).toBe(false);
    expect(isGenuine([other, ...keys], NAME, list(), signature())).toBe(true);
    expect(isGenuine([], NAME, list(), signature())).toBe(false);
  });

  it('is refused with anything at all as its signature', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(isGenuine(keys, NAME, list(), text)).toBe(false);
      }),
    );
  });
});

describe('a list that makes no sense', () => {
  it.each([
    ['no list at all', 'hello'],
    ['empty', ''],
    ['no files', listed({ files: '[]' })],
    ['a file elsewhere', listed({ files: `[{ url: 'https://a.example/x.AppImage', sha512: ${sha512} }]` })],
    ['a file in another folder', listed({ files: `[{ url: '../x.AppImage', sha512: ${sha512} }]` })],
    ['a digest that is none', listed({ files: "[{ url: x.AppImage, sha512: 'abc' }]" })],
    ['no digest', listed({ files: '[{ url: x.AppImage }]' })],
    ['a size that is none', listed({ files: `[{ url: x.AppImage, sha512: ${sha512}, size: -1 }]` })],
    ['notes in one language', listed({ releaseNotes: '{ en: only }' })],
    ['YAML that makes objects of code', listed({ releaseNotes: '!!js/function "function () {}"' })],
    ['two versions', `${listed()}\nversion: 9.9.9`],
  ])('is refused: %s', (_what, text) => {
    expect(() => readList(NAME, Buffer.from(text))).toThrow(
      expect.objectContaining({ code: 'update-unreadable' }),
    );
  });

  it('is refused when it is no text, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(() => readList(NAME, bytes)).toThrow(expect.objectContaining({ code: 'update-unreadable' }));
      }),
    );
  });
});

it('lists are called as electron-builder calls them', () => {
  expect(listName('stable', 'linux', 'x64')).toBe('latest-linux.yml');
  expect(listName('beta', 'linux', 'arm64')).toBe('beta-linux-arm64.yml');
  expect(listName('stable', 'win32', 'x64')).toBe('latest.yml');
  expect(listName('beta', 'darwin', 'arm64')).toBe('beta-mac.yml');
});

it('this version has notes in both languages', () => {
  const root = join(import.meta.dirname, '../../../..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const notes = readNotes(join(root, 'docs/releases'), version);
  expect(Object.keys(notes)).toEqual(['en', 'ko']);
  expect(notes['ko']).toMatch(/[가-힣]/u);
  expect(() => readNotes(join(root, 'docs/releases'), '999.0.0')).toThrow();
});
