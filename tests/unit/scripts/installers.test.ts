import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './temporary-folder';

const root = join(import.meta.dirname, '../../..');
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** What stands below a key of the first level. */
function section(key: string): string {
  const [, found] = new RegExp(`^${key}:\\n((?:(?: .*)?\\n)*)`, 'mu').exec(config) ?? [];
  if (found === undefined) throw new Error(`electron-builder.yml has no ${key}`);
  return found.replaceAll(/^ *#.*\n/gmu, '');
}

/** What electron-builder would make one of Linux's installers with, read just before it does. */
async function optionsOf<T>(
  target: 'AppImage' | 'deb',
  read: (options: unknown) => T,
): Promise<T | undefined> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'app/resources'), { recursive: true });
  let told: T | undefined;
  await build({
    projectDir: root,
    prepackaged: join(folder, 'app'),
    targets: Platform.LINUX.createTarget(target),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      directories: { output: join(folder, 'made') },
      electronVersion: '45.4.1',
      extraMetadata: { homepage: 'https://example.org/jamak' },
    },
    effectiveOptionComputed: (options: unknown) => {
      told = read(options);
      return Promise.resolve(true);
    },
  });
  return told;
}

describe('installers of Linux', () => {
  it('an AppImage’s entry in the menu starts it with its sandbox, and sessions open with it', async () => {
    const desktop = await optionsOf('AppImage', (options) => (options as { desktop: string }).desktop);
    expect(desktop).toMatch(/^Exec=AppRun %U$/mu);
    expect(desktop).toMatch(/^MimeType=application\/x-jamak-session;$/mu);
  });

  it('a .deb brings an entry in the menu, the type of sessions, and what Electron needs of a bare system', async () => {
    const made = await optionsOf('deb', (options) => {
      // They are gone when it has ended.
      const [args, desktopFile] = options as [string[], string];
      const mimeType = args.find((arg) => arg.endsWith('=/usr/share/mime/packages/jamak.xml'))?.split('=')[0];
      const script = args[args.indexOf('--after-install') + 1];
      const [desktop = '', type = '', installed = ''] = [desktopFile, mimeType, script].map((path) =>
        readFileSync(path ?? '', 'utf8'),
      );
      return { desktop, type, installed };
    });
    const { desktop, type, installed } = made ?? { desktop: '', type: '', installed: '' };
    expect(desktop).toMatch(/^Exec=\/opt\/Jamak\/jamak %U$/mu);
    expect(desktop).toMatch(/^MimeType=application\/x-jamak-session;$/mu);
    expect(type).toContain('<glob pattern="*.jamak"/>');
    // Ubuntu 24.04 lets only what has such a profile make user namespaces.
    expect(installed).toContain("APPARMOR_PROFILE_SOURCE='/opt/Jamak/resources/apparmor-profile'");
    expect(installed).toContain("chmod 4755 '/opt/Jamak/chrome-sandbox'");
    expect(installed).toContain('/proc/sys/kernel/unprivileged_userns_clone');
    expect(section('deb')).toMatch(/- libgbm1\n/u);
    expect(section('deb')).toMatch(/\| libasound2\n/u);
  });

  it('a .deb’s script is electron-builder’s own, but for one question', () => {
    const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n');
    const builder = createRequire(import.meta.url).resolve('electron-builder');
    const library = dirname(createRequire(builder).resolve('app-builder-lib/package.json'));
    const theirs = lines(join(library, 'templates/linux/after-install.tpl'));
    const ours = lines(join(root, 'scripts/package/after-install.tpl'));
    expect(theirs.filter((line) => !ours.includes(line))).toEqual([
      '# Check if user namespaces are supported by the kernel and working with a quick test:',
      'if ! { [[ -L /proc/self/ns/user ]] && unshare --user true; }; then',
    ]);
  });

  it('nothing starts it without its sandbox', () => {
    expect(config).not.toMatch(/^\s*-.*no-sandbox/mu);
    expect(section('appImage')).toContain('executableArgs: []');
  });
});

describe('installers of Windows and macOS', () => {
  it('names have no spaces, which servers of files change, and checksums with them', () => {
    expect(section('portable')).toMatch(/artifactName: \S+\n/u);
    expect(section('nsis')).toMatch(/artifactName: \S+\n/u);
  });

  it('Windows: for one user, without administrator, in English and Korean, and one that needs no installing', () => {
    expect(section('win')).toMatch(/- nsis\n\s*- portable\n/u);
    expect(section('nsis')).toContain('perMachine: false');
    expect(section('nsis')).toContain('oneClick: false');
    expect(section('nsis')).toMatch(/installerLanguages:\n\s*- en_US\n\s*- ko_KR\n/u);
  });

  it('macOS: for both processors, hardened, with no more rights than it needs', () => {
    const mac = section('mac');
    expect(mac).toMatch(/- target: dmg\n\s*arch: universal\n/u);
    expect(mac).toContain('hardenedRuntime: true');
    // Fuses change what was signed, and where there is no certificate nothing is signed anew.
    expect(section('electronFuses')).toContain('resetAdHocDarwinSignature: true');
    const rights = /entitlements: (.*)\n\s*entitlementsInherit: (.*)\n/u.exec(mac)?.slice(1) ?? [];
    expect(new Set(rights).size).toBe(1);
    const plist = readFileSync(join(root, rights[0] ?? ''), 'utf8');
    expect([...plist.matchAll(/<key>(.*)<\/key>\s*<true\/>/gu)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.device.audio-input',
    ]);
    expect(mac).toContain('NSMicrophoneUsageDescription');
    expect(mac).toContain('NSAudioCaptureUsageDescription');
  });
});
