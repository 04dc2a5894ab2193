import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTRY, expect, JFK, shortSpeech } from '../e2e/jamak';
import { test } from './account';
import { makeInstallers, whyNoInstallers, withoutTrace } from './installers';

const FUSED = process.env['JAMAK_E2E_FUSED'] ?? '';
const CAPTION = `--caption=${JFK}`;

test.describe.configure({ mode: 'serial' });

let folder: string;
let made: Readonly<Record<string, string>>;
test.beforeAll(() => {
  test.setTimeout(600_000);
  const reason = whyNoInstallers();
  test.skip(reason !== null, reason ?? '');
  folder = mkdtempSync(join(tmpdir(), 'jamak-installers-'));
  chmodSync(folder, 0o755);
  made = makeInstallers(FUSED, folder);
});
test.afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('the archive, unpacked anywhere by anybody, captions', async ({ account }) => {
  const user = account();
  const target = join(user.home, '내 프로그램');
  const unpack = 'mkdir "$1" && tar -xzf "$0" -C "$1"';
  const unpacked = await user.run(['-c', unpack, made['.tar.gz'] ?? '', target], { program: '/bin/sh' });
  expect(unpacked.code, unpacked.errors).toBe(0);
  const [top = ''] = readdirSync(target);
  expect(top).toMatch(/^jamak-[\d.]+$/u);
  const file = user.write('말.wav', await shortSpeech());
  const program = join(target, top, 'jamak');
  const ended = await user.run(['transcribe', file, '--format', 'txt', '--out', user.home], { program });
  expect(ended.code, ended.errors).toBe(0);
  expect(readFileSync(join(user.home, '말.txt'), 'utf8')).toMatch(/fellow americans/iu);
});

test('the .deb: is on the path, in the menu, opens sessions, has a profile for AppArmor, and leaves nothing', async ({
  account,
}) => {
  const deb = made['.deb'] ?? '';
  const fields = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' });
  expect(fields).toMatch(/^Package: jamak$/mu);
  const [, depends = ''] = /^Depends: (.*)$/mu.exec(fields) ?? [];
  expect(depends.split(/, | \| /u)).toEqual(expect.arrayContaining(['libasound2', 'libgbm1', 'libgtk-3-0']));

  const user = account();
  const starter = user.starterOf({ program: '/usr/bin/jamak' });
  const said = withoutTrace(
    `
      dpkg --install --force-depends "$1" >&2
      cat /usr/share/applications/jamak.desktop /usr/share/mime/packages/jamak.xml
      cat /opt/Jamak/resources/apparmor-profile
      stat -c '%n %a' /opt/Jamak/chrome-sandbox
      "$2" --version
      "$2" "--caption=$3"
      "$2" transcribe "$3" --format txt --out "$4" >&2
      cat "$4/jfk.txt"
      dpkg --purge --force-depends jamak >&2
      ls /opt/Jamak /usr/bin/jamak /etc/apparmor.d/jamak /usr/share/applications/jamak.desktop 2>&1 || true
    `,
    deb,
    starter,
    JFK,
    user.home,
  );
  expect(said).toMatch(/^Exec=\/opt\/Jamak\/jamak %U$/mu);
  expect(said).toMatch(/^MimeType=application\/x-jamak-session;$/mu);
  expect(said).not.toContain('no-sandbox');
  expect(said).toContain('<glob pattern="*.jamak"/>');
  expect(said).toMatch(/profile "jamak" "\/opt\/Jamak\/jamak" flags=\(unconfined\) \{\s*userns,/u);
  expect(said).toMatch(/chrome-sandbox (?:755|4755)$/mu);
  expect(said).toMatch(COUNTRY);
  expect(said.match(/No such file or directory/gu)).toHaveLength(4);
});

test('the AppImage starts within the sandbox, and where there is none says what to do and ends', async ({
  account,
}) => {
  const appDir = join(folder, 'AppDir');
  execFileSync('unsquashfs', ['-quiet', '-no-progress', '-dest', appDir, made['.AppImage'] ?? ''], {
    stdio: 'ignore',
  });
  chmodSync(appDir, 0o755);
  const desktop = readFileSync(join(appDir, 'jamak.desktop'), 'utf8');
  expect(desktop).toMatch(/^Exec=AppRun %U$/mu);
  expect(desktop).toMatch(/^MimeType=application\/x-jamak-session;$/mu);

  const user = account();
  const program = join(appDir, 'AppRun');
  const env = { APPIMAGE: '/home/me/Jamak.AppImage', APPDIR: appDir };
  // It fails unless something was captioned.
  const ended = await user.run([CAPTION], { program, env });
  expect(ended.code, ended.errors).toBe(0);
  const written = await user.run(['transcribe', JFK, '--format', 'txt', '--out', user.home], {
    program,
    env,
  });
  expect(written.code, written.errors).toBe(0);
  expect(readFileSync(join(user.home, 'jfk.txt'), 'utf8')).toMatch(COUNTRY);

  // Its starter asks `unshare` whether there are user namespaces.
  const without = join(folder, 'without');
  mkdirSync(without);
  writeFileSync(join(without, 'unshare'), '#!/bin/sh\nexit 1\n');
  chmodSync(join(without, 'unshare'), 0o755);
  chmodSync(without, 0o755);
  const path = { PATH: `${without}:/usr/bin:/bin` };
  for (const { locale, words } of [
    { locale: 'en_US.UTF-8', words: 'Jamak does not start without its sandbox' },
    { locale: 'ko_KR.UTF-8', words: '샌드박스 없이는 시작하지 않아요' },
  ]) {
    const refused = await user.run([CAPTION], { program, env: { ...env, ...path, LANG: locale } });
    expect(refused.errors).toContain(words);
    expect(refused.errors).toContain('.deb');
    expect(refused.code).toBe(1);
  }
});
