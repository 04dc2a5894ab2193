import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addonsOfBothProcessors } from '../../../scripts/package/both-processors.mjs';

const root = join(import.meta.dirname, '../../..');

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
