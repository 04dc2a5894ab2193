import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addonsOfBothProcessors } from '../../../scripts/package/both-processors.mjs';

const root = join(import.meta.dirname, '../../..');
// What decides is within electron-builder, which tells nobody before it packages.
const inside = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig } = inside('app-builder-lib/out/util/config/config') as {
  getConfig: (projectDir: string, path: string, options: null) => Promise<Record<System, unknown>>;
};
const { getNodeModuleFileMatcher } = inside('app-builder-lib/out/fileMatcher') as {
  getNodeModuleFileMatcher: (
    from: string,
    to: string,
    expand: (pattern: string) => string,
    options: unknown,
    packager: unknown,
  ) => { createFilter(): (path: string, stat: { isDirectory(): boolean }) => boolean };
};

type System = 'linux' | 'mac' | 'win';

/** Whether the app for a system and a processor brings llama.cpp's addon for another one. */
async function brings(system: System, arch: string, addon: string): Promise<boolean> {
  const config = await getConfig(root, join(root, 'electron-builder.yml'), null);
  const expand = (pattern: string): string => pattern.replaceAll('${os}', system).replaceAll('${arch}', arch);
  const packager = { config, debugLogger: { isEnabled: false } };
  const filter = getNodeModuleFileMatcher(root, 'app', expand, config[system] ?? {}, packager).createFilter();
  const file = { isDirectory: () => false };
  return filter(join(root, 'node_modules/@node-llama-cpp', addon, 'bins/llama-addon.node'), file);
}

it('an app for both processors of macOS brings each native addon for both, as the lock file pins them', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Parameters<
    typeof addonsOfBothProcessors
  >[0];
  const addons = addonsOfBothProcessors(lock);
  expect(addons.map(({ name }) => name).toSorted()).toEqual([
    '@libsql/darwin-arm64',
    '@libsql/darwin-x64',
    '@node-llama-cpp/mac-arm64-metal',
    '@node-llama-cpp/mac-x64',
    'sherpa-onnx-darwin-arm64',
    'sherpa-onnx-darwin-x64',
  ]);
  for (const { version, integrity } of addons) {
    expect(version).toMatch(/^\d/u);
    expect(integrity).toMatch(/^sha512-/u);
  }
});

it('each half of macOS’s app brings llama.cpp for both processors, as halves that differ cannot be joined', async () => {
  for (const arch of ['x64', 'arm64']) {
    expect(await brings('mac', arch, 'mac-x64'), arch).toBe(true);
    expect(await brings('mac', arch, 'mac-arm64-metal'), arch).toBe(true);
  }
});

it('Linux and Windows bring their own, and none for graphics cards', async () => {
  expect(await brings('linux', 'x64', 'linux-x64')).toBe(true);
  expect(await brings('win', 'x64', 'win-x64')).toBe(true);
  for (const other of ['linux-arm64', 'linux-x64-cuda', 'linux-x64-vulkan', 'win-x64']) {
    expect(await brings('linux', 'x64', other), other).toBe(false);
  }
});
