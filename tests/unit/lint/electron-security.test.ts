import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:tsx?|html)$/u.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));

/** Files of `src` in which something stands. */
const withText = (pattern: RegExp): string[] =>
  sources.flatMap(({ path, text }) => (pattern.test(text) ? path.replaceAll('\\', '/') : [])).toSorted();

const fuses = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** Electron's own list of what to see to; docs/security.md has all of it, with the tests that run the app. */
describe('what Electron is told', () => {
  it('every window is sandboxed, apart from the page, and without Node', () => {
    const windows = readFileSync(join(root, 'src/main/app/windows/windows.ts'), 'utf8');
    for (const wanted of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false']) {
      expect(windows).toContain(wanted);
    }
    expect(withText(/new BrowserWindow\(/u)).toEqual(['main/app/windows/windows.ts']);
    expect(windows.match(/new BrowserWindow\(\{\s*\.\.\.options\(/gu)).toHaveLength(
      windows.match(/new BrowserWindow\(/gu)?.length ?? 0,
    );
  });

  it.each([
    ['sandbox', /sandbox: false/u],
    ['context isolation', /contextIsolation: false/u],
    ['Node', /nodeIntegration\w*: true/u],
    ['web security', /webSecurity\b/u],
    ['insecure content', /allowRunningInsecureContent/u],
    ['experimental features', /experimentalFeatures/u],
    ['features of Blink', /enableBlinkFeatures/u],
    ['webviews', /<webview|webviewTag/u],
    ['files as pages', /\.loadFile\(|file:\/\//u],
    ['the old remote module', /@electron\/remote|enableRemoteModule/u],
    ['markup out of text', /dangerouslySetInnerHTML|\.innerHTML\s*=/u],
    ['code out of text', /\beval\(|new Function\(/u],
  ])('nothing loosens %s', (_name, pattern) => {
    expect(withText(pattern)).toEqual([]);
  });

  it('addresses are opened in three places, none of which takes one from a page', () => {
    expect(withText(/openExternal\(/u)).toEqual([
      'main/app/sound/sound-settings.ts',
      'main/ipc/broadcast/server-handlers.ts',
      'main/ipc/updates-handlers.ts',
    ]);
  });

  it.each([
    'runAsNode: false',
    'enableNodeCliInspectArguments: false',
    'enableCookieEncryption: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])('the package has the fuse %s', (fuse) => {
    expect(fuses).toContain(fuse);
  });
});
