import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Electronegativity looks for these; it was last made for an Electron of years ago, so each of its checks is done here, on
 * our own sources. docs/security.md says what its own run found.
 */

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:tsx?|html)$/u.test(path))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: read(join('src', path)) }));

/** All that matches, each as `path: match`. */
const found = (pattern: RegExp, where = /./u): string[] =>
  sources
    .filter(({ path }) => where.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`));

const PERMISSIONS = 'src/main/app/windows/permissions.ts';
const WINDOWS = 'src/main/app/windows/windows.ts';
const PROTOCOL = 'src/main/app/windows/protocol.ts';

/** By Electronegativity's names, without the endings that say in which kind of file it looks. */
const CHECKS: Readonly<Record<string, () => void>> = {
  ALLOWPOPUPS: () => expect(found(/allowpopups|<webview|webviewTag/giu)).toEqual([]),
  // A middle click opens a window, which all are denied.
  AUXCLICK: () => expect(read(PERMISSIONS)).toContain("setWindowOpenHandler(() => ({ action: 'deny' }))"),
  AVAILABLE_SECURITY_FIXES: () => expect(read('package.json')).toMatch(/"electron": "\^\d+\.\d+\.\d+"/u),
  BLINK_FEATURES: () => expect(found(/(?:enable|disable)BlinkFeatures|enable-blink-features/gu)).toEqual([]),
  CERTIFICATE_ERROR_EVENT: () =>
    expect(found(/certificate-error|select-client-certificate|ignore-certificate-errors/gu)).toEqual([]),
  CERTIFICATE_VERIFY_PROC: () =>
    expect(found(/setCertificateVerifyProc|rejectUnauthorized|checkServerIdentity/gu)).toEqual([]),
  CONTEXT_ISOLATION: () => {
    expect(read(WINDOWS)).toContain('contextIsolation: true');
    expect(found(/contextIsolation: (?!true)/gu)).toEqual([]);
  },
  CSP: () => {
    expect(read(PROTOCOL)).toMatch(/default-src 'none'/u);
    expect(found(/(?<!wasm-)unsafe-eval|script-src [^;`]*unsafe-inline/gu)).toEqual([]);
  },
  CUSTOM_ARGUMENTS: () =>
    expect(found(/append(?:Switch|Argument)\(\s*[^,)]*/gu)).toEqual([
      "main/index.ts: appendSwitch('enable-features'",
      "main/index.ts: appendSwitch('autoplay-policy'",
      // How much garbage pages may hold.
      "main/app/run/small-heaps.ts: appendSwitch('js-flags'",
    ]),
  // The three scripts that main runs in a page are constants; nothing else becomes code.
  DANGEROUS_FUNCTIONS: () => {
    expect(found(/executeJavaScript(?:InIsolatedWorld)?\(\s*\S{1,12}|insertCSS\(/gu)).toEqual([
      'main/app/run/replay.ts: executeJavaScript(TWO_FRAMES).',
      'main/app/windows/supervised-window.ts: executeJavaScript(HAS_STARTED)',
      expect.stringMatching(/^main\/jamak\/commands\/looking-commands\.ts: executeJavaScript\(\s*`naviga/u),
    ]);
    expect(read('src/main/app/windows/supervised-window.ts')).toMatch(/const HAS_STARTED = "[^"$]+";/u);
    expect(found(/\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*['"`]/gu)).toEqual([]);
  },
  ELECTRON_VERSION: () =>
    expect(Number(/"electron": "\^(\d+)/u.exec(read('package.json'))?.[1])).toBeGreaterThan(40),
  EXPERIMENTAL_FEATURES: () =>
    expect(found(/experimentalFeatures|experimental-web-platform|experimentalCanvasFeatures/gu)).toEqual([]),
  HTTP_RESOURCES: () => {
    expect(found(/(?:loadURL|loadFile)\(\s*['"`](?!\$\{ORIGIN\})/gu)).toEqual([]);
    expect(found(/(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\//gu, /\.(?:html|tsx)$/u)).toEqual([]);
  },
  INSECURE_CONTENT: () =>
    expect(found(/allowRunningInsecureContent|allow-running-insecure-content/gu)).toEqual([]),
  LIMIT_NAVIGATION: () =>
    expect(read(PERMISSIONS)).toContain("contents.on('will-navigate', (event) => event.preventDefault())"),
  NODE_INTEGRATION: () => {
    expect(read(WINDOWS)).toContain('nodeIntegration: false');
    expect(found(/nodeIntegration(?:InWorker|InSubFrames)?: (?!false)/gu)).toEqual([]);
    expect(read(PERMISSIONS)).toContain(
      "contents.on('will-attach-webview', (event) => event.preventDefault())",
    );
  },
  OPEN_EXTERNAL: () =>
    expect(found(/openExternal\(/gu).toSorted()).toEqual([
      'main/app/sound/sound-settings.ts: openExternal(',
      'main/ipc/broadcast/server-handlers.ts: openExternal(',
      'main/ipc/upkeep/updates-handlers.ts: openExternal(',
    ]),
  PERMISSION_REQUEST_HANDLER: () => {
    for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler']) {
      expect(found(new RegExp(handler, 'gu'))).toEqual([`main/app/windows/permissions.ts: ${handler}`]);
    }
    expect(found(/setDevicePermissionHandler|select-(?:hid|serial|usb|bluetooth)-\w+/gu)).toEqual([]);
  },
  PRELOAD: () => {
    expect(found(/\bpreload:\s*[^,\n]*/gu)).toEqual([
      'main/app/windows/windows.ts: preload: WindowName): BrowserWindowConstructorOptions {',
      "main/app/windows/windows.ts: preload: builtPath('preload'",
    ]);
    expect(found(/exposeInMainWorld\(/gu).every((one) => one.startsWith('preload/'))).toBe(true);
  },
  PROTOCOL_HANDLER: () =>
    expect(
      found(/setAsDefaultProtocolClient|(?:register|intercept)\w+Protocol\(|protocol\.handle\('\w+'/gu),
    ).toEqual(["main/app/windows/protocol.ts: protocol.handle('app'"]),
  REMOTE_MODULE: () => expect(found(/@electron\/remote|enableRemoteModule|\.remote\b\./gu)).toEqual([]),
  SANDBOX: () => {
    expect(read(WINDOWS)).toContain('sandbox: true');
    expect(found(/sandbox: (?!true)\w+/gu)).toEqual([]);
    expect(found(/appendSwitch\(\s*'no-sandbox'/gu)).toEqual([]);
  },
  SECURITY_WARNINGS_DISABLED: () =>
    expect([...found(/ELECTRON_DISABLE_SECURITY_WARNINGS/gu), ...warningsOff()]).toEqual([]),
  WEB_SECURITY: () => expect(found(/webSecurity|disable-web-security|disablewebsecurity/gu)).toEqual([]),
};

/** In what the packages' scripts set. */
function warningsOff(): string[] {
  return /ELECTRON_DISABLE_SECURITY_WARNINGS/u.test(read('package.json')) ? ['package.json'] : [];
}

describe('what Electronegativity looks for', () => {
  it.each(Object.entries(CHECKS))('%s', (_name, expectClean) => expectClean());

  it('is told of in docs/security.md, each check with why it is clean', () => {
    const page = read('docs/security.md');
    expect(Object.keys(CHECKS).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
