import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalogue, urlOf } from '../../../src/main/models/catalogue';
import { filesOf, isProven, isStreaming, readModels, sizeOf } from '../../../src/main/speech/models';
import { expectJamakError } from '../storage/expect-jamak-error';
import { folderWith } from './folder';

const resources = join(import.meta.dirname, '../../../resources');

describe("the project's catalogue", () => {
  const { models, known } = readCatalogue(join(resources, 'model-catalogue.json'));

  test('has the models that Jamak offers', () => {
    expect(models.map(({ id }) => id)).toEqual([
      'sense-voice-small',
      'zipformer-korean',
      'zipformer-korean-offline',
      'whisper-tiny',
      'whisper-base',
      'whisper-small',
      'whisper-turbo',
      'parakeet-tdt-v3',
      'nemotron-streaming',
      'canary-180m-flash',
      'qwen3-asr',
      'kroko-en',
      'kroko-de',
      'kroko-fr',
      'kroko-es',
    ]);
    const embedded = readModels(join(resources, 'models')).map(({ id }) => id);
    expect(models.filter(({ id }) => embedded.includes(id))).toEqual([]);
  });

  test('pins a revision of each, over an encrypted connection', () => {
    for (const { source } of models) expect(source).toMatch(/^https:.*\/resolve\/[0-9a-f]{40}$/);
  });

  test('knows who speaks Korean, and what was never run', () => {
    const korean = models.filter(({ languages }) => languages.includes('ko')).map(({ id }) => id);
    expect(korean).toHaveLength(9);
    const streaming = models.filter(isStreaming).map(({ id }) => id);
    expect(streaming).toEqual([
      'zipformer-korean',
      'nemotron-streaming',
      'kroko-en',
      'kroko-de',
      'kroko-fr',
      'kroko-es',
    ]);
    expect(models.filter(isProven)).toEqual([]);
  });

  test('knows the sizes', () => {
    const sizes = Object.fromEntries(models.map((model) => [model.id, Math.round(sizeOf(model) / 1e6)]));
    expect(sizes).toMatchObject({ 'sense-voice-small': 240, 'whisper-turbo': 1037, 'zipformer-korean': 132 });
    expect(sizes).toMatchObject({ 'nemotron-streaming': 682, 'qwen3-asr': 987, 'canary-180m-flash': 207 });
  });

  test('knows folders by the digests of all these, and of Kroko where it cannot be downloaded', () => {
    expect(known).toHaveLength(models.length + 2);
    expect(new Set(known.map(({ main }) => main)).size).toBe(known.length);
    expect(known.slice(-2).map(({ name }) => name)).toEqual(['Kroko Italian', 'Kroko Portuguese']);
  });

  test('says a licence of each, and where its maker is not clear', () => {
    for (const { licence } of known) expect(licence).not.toBe('');
    const unclear = known.filter(({ licenceUnclear }) => licenceUnclear).map(({ name }) => name);
    expect(unclear.map((name) => name.split(' ')[0])).toEqual(Array<string>(6).fill('Kroko'));
  });

  test('gives all languages codes that have a name', () => {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    for (const { languages } of known.filter(({ name }) => !name.startsWith('Whisper'))) {
      for (const code of languages) expect(names.of(code), code).toBeDefined();
      expect(new Set(languages).size).toBe(languages.length);
    }
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
  return readCatalogue(join(folder, 'c.json')).models;
}

test('gives each file its address', () => {
  const [model] = read([{ ...entry, files: { ...entry.files, model: { ...file, path: 'a b.onnx' } } }]);
  expect(urlOf(model!, 'a b.onnx')).toBe('https://models.example/m/resolve/1/a%20b.onnx');
});

test('takes a file from a folder at the source, and keeps it beside the others', () => {
  const tokens = { ...file, path: 'vocab.json', from: 'tokenizer/vocab.json' };
  const [model] = read([{ ...entry, files: { ...entry.files, tokens } }]);
  const { from } = filesOf(model!).at(-1)!;
  expect(urlOf(model!, from!)).toBe('https://models.example/m/resolve/1/tokenizer/vocab.json');
});

test.each([
  [
    'a file in a folder for tokenizers',
    { files: { ...entry.files, model: { ...file, path: 'tokenizer/m.onnx' } } },
  ],
  ['a source elsewhere', { files: { ...entry.files, model: { ...file, from: '../../etc/passwd' } } }],
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
