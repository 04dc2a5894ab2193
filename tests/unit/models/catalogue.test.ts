import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalogue, urlOf } from '../../../src/main/models/catalogue';
import { isProven, isStreaming, readModels, sizeOf } from '../../../src/main/speech/models';
import { expectJamakError } from '../storage/expect-jamak-error';
import { folderWith } from './folder';

const resources = join(import.meta.dirname, '../../../resources');

describe("the project's catalogue", () => {
  const models = readCatalogue(join(resources, 'model-catalogue.json'));

  test('has the models that Jamak offers', () => {
    expect(models.map(({ id }) => id)).toEqual([
      'sense-voice-small',
      'zipformer-korean',
      'whisper-tiny',
      'whisper-base',
      'whisper-small',
      'whisper-turbo',
      'parakeet-tdt-v3',
    ]);
    const embedded = readModels(join(resources, 'models')).map(({ id }) => id);
    expect(models.filter(({ id }) => embedded.includes(id))).toEqual([]);
  });

  test('pins a revision of each, over an encrypted connection', () => {
    for (const { source } of models) expect(source).toMatch(/^https:.*\/resolve\/[0-9a-f]{40}$/);
  });

  test('knows who speaks Korean, and what was never run', () => {
    const korean = models.filter(({ languages }) => languages.includes('ko')).map(({ id }) => id);
    expect(korean).toHaveLength(6);
    expect(models.filter(isStreaming).map(({ id }) => id)).toEqual(['zipformer-korean']);
    expect(models.filter(isProven)).toEqual([]);
  });

  test('knows the sizes', () => {
    const sizes = Object.fromEntries(models.map((model) => [model.id, Math.round(sizeOf(model) / 1e6)]));
    expect(sizes).toMatchObject({ 'sense-voice-small': 240, 'whisper-turbo': 1037, 'zipformer-korean': 132 });
  });
});

const file = { path: 'm.onnx', bytes: 3, sha256: 'a'.repeat(64) };
const entry = {
  id: 'm',
  name: 'Model',
  family: 'sense-voice',
  languages: ['ko'],
  licence: 'MIT',
  realTimeFactor: 0.1,
  accuracy: 3,
  source: 'https://models.example/m/resolve/1',
  files: { model: file, tokens: { ...file, path: 'tokens.txt' } },
};

function read(models: readonly unknown[]) {
  const folder = folderWith({ 'c.json': JSON.stringify({ version: 1, models }) });
  return readCatalogue(join(folder, 'c.json'));
}

test('gives each file its address', () => {
  const [model] = read([{ ...entry, files: { ...entry.files, model: { ...file, path: 'a b.onnx' } } }]);
  expect(urlOf(model!, 'a b.onnx')).toBe('https://models.example/m/resolve/1/a%20b.onnx');
});

test.each([
  ['a file elsewhere', { files: { ...entry.files, model: { ...file, path: '../m.onnx' } } }],
  ['a file in a folder', { files: { ...entry.files, model: { ...file, path: 'a/m.onnx' } } }],
  ['a file in a folder of Windows', { files: { ...entry.files, model: { ...file, path: 'a\\m.onnx' } } }],
  ['a hidden file', { files: { ...entry.files, model: { ...file, path: '.etag' } } }],
  ['an id that leads elsewhere', { id: '../m' }],
  ['an unknown family', { family: 'klatt' }],
  ['a missing file', { files: { tokens: file } }],
  ['a digest that is none', { files: { ...entry.files, model: { ...file, sha256: 'abc' } } }],
  ['an address of another kind', { source: 'file:///etc' }],
])('refuses %s', async (_, change) => {
  await expectJamakError(() => read([{ ...entry, ...change }]), 'model-damaged');
});

test('misses a catalogue', async () => {
  await expectJamakError(() => readCatalogue('/nowhere/c.json'), 'model-missing');
});
