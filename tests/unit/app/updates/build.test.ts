import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { updateArguments } from '../../../../scripts/package/update-build.mjs';
import { updatesOfBuild } from '../../../../src/main/app/updates/build';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 9).toString('base64');
const URL = 'https://updates.example/jamak/';

function packageOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'package.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** What electron-builder makes of `-c.extraMetadata.a.b=value`. */
function metadataOf(args: readonly string[]): object {
  const found = args.flatMap(
    (each) => /^-c\.extraMetadata\.updates\.(\w+)=(.*)$/u.exec(each)?.slice(1, 3) ?? [],
  );
  const pairs = found.flatMap((name, index) => (index % 2 === 0 ? [[name, found[index + 1]] as const] : []));
  return { updates: Object.fromEntries(pairs) };
}

describe('a build', () => {
  it('that was told of a server and of keys looks there', () => {
    const env = {
      JAMAK_UPDATES_URL: URL,
      JAMAK_UPDATES_KEYS: `${KEY}, ${OTHER}`,
      JAMAK_UPDATES_PAGE: 'https://jamak.example/',
    };
    const args = updateArguments(env);
    expect(args).toContain('-c.publish.provider=generic');
    expect(args).toContain(`-c.publish.url=${URL}`);
    expect(updatesOfBuild(packageOf(metadataOf(args)))).toEqual({
      url: URL,
      publicKeys: [KEY, OTHER],
      page: 'https://jamak.example/',
    });
  });

  it('that was told nothing looks nowhere', () => {
    expect(updateArguments({})).toEqual([]);
    expect(updateArguments({ JAMAK_UPDATES_URL: '', JAMAK_UPDATES_KEYS: '' })).toEqual([]);
    expect(updatesOfBuild(packageOf({ name: 'jamak', version: '1.0.0' }))).toBeNull();
  });

  it.each([
    { JAMAK_UPDATES_URL: URL },
    { JAMAK_UPDATES_KEYS: KEY },
    { JAMAK_UPDATES_URL: 'http://updates.example/', JAMAK_UPDATES_KEYS: KEY },
    { JAMAK_UPDATES_URL: 'updates.example', JAMAK_UPDATES_KEYS: KEY },
    { JAMAK_UPDATES_URL: URL, JAMAK_UPDATES_KEYS: `${KEY},` },
    { JAMAK_UPDATES_URL: URL, JAMAK_UPDATES_KEYS: 'a key' },
  ])('is not made of half of it: %o', (env) => {
    expect(() => updateArguments(env)).toThrow();
  });

  it.each([
    ['no key', { updates: { url: URL } }],
    ['an empty key', { updates: { url: URL, publicKeys: '' } }],
    ['a server without encryption', { updates: { url: 'http://updates.example/', publicKeys: KEY } }],
    ['a file', { updates: { url: 'file:///tmp/', publicKeys: KEY } }],
    ['no JSON', 'hello'],
  ])('with %s looks nowhere', (_what, content) => {
    expect(updatesOfBuild(packageOf(content))).toBeNull();
  });

  it('without a package.json looks nowhere', () => {
    expect(updatesOfBuild('/nowhere/package.json')).toBeNull();
  });
});
