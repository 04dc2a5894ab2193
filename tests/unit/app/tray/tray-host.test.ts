import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { hasTrayHost } from '../../../../src/main/app/tray/tray-host';
import { temporaryFolder } from '../../scripts/temporary-folder';

afterEach(() => vi.unstubAllEnvs());

/** D-Bus's own program, as it answers where a desktop shows icons or does not. */
function withBus(script: string): void {
  const folder = temporaryFolder();
  const path = join(folder, 'dbus-send');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
}

it('is there on Windows and macOS', async () => {
  expect([await hasTrayHost('win32'), await hasTrayHost('darwin')]).toEqual([true, true]);
});

it.skipIf(process.platform === 'win32').each([
  ['there', 'echo "method return"; echo "   boolean true"', true],
  ['not there', 'echo "method return"; echo "   boolean false"', false],
  ['not there without a bus', 'echo "Failed to open connection" >&2; exit 1', false],
  ['asked for by its name', '[ "$6" = "string:org.kde.StatusNotifierWatcher" ] && echo "boolean true"', true],
])('is %s on Linux', async (_how, script, there) => {
  withBus(script);
  expect(await hasTrayHost('linux')).toBe(there);
});

it.skipIf(process.platform === 'win32')('is not there where nobody can tell', async () => {
  vi.stubEnv('PATH', temporaryFolder());
  expect(await hasTrayHost('linux')).toBe(false);
});
