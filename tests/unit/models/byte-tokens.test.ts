import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ModelLibrary } from '../../../src/main/models/library';
import { openModelManager } from '../../../src/main/models/manager';
import { BYTE_TOKENS, filesOf, type ModelSpec } from '../../../src/main/speech/models';
import { escapeTokens } from '../../../src/main/text/byte-tokens';
import { temporaryFolder } from '../../integration/models/fixtures';
import { onnxFile } from '../../fakes/onnx-file';
import { modelOf } from '../speech/model-specs';
import { folderWith } from './folder';

/** The first of these tokens is the beginning of a syllable. */
const TOKENS = `${Buffer.from([0xeb, 0x8f]).toString('base64')} 0\n7KCE 1\n`;
const ESCAPED = escapeTokens(TOKENS);

async function install(library: ModelLibrary, model: ModelSpec, tokens = TOKENS): Promise<ModelSpec> {
  const part = library.partFolder(model.id);
  mkdirSync(part, { recursive: true });
  for (const { path } of filesOf(model)) writeFileSync(join(part, path), path === 'tokens' ? tokens : 'x');
  return (await library.install(model)).spec;
}

test('a Whisper that is installed gets tokens of which each is text by itself', async () => {
  const folder = temporaryFolder();
  const spec = await install(new ModelLibrary(folder), modelOf('whisper', 'base'));
  expect(spec.madeDir).toBe(join(folder, 'base'));
  expect(readFileSync(join(folder, 'base', BYTE_TOKENS), 'utf8')).toBe(ESCAPED);
  // What the digests are of stays as it came.
  expect(readFileSync(join(folder, 'base', 'tokens'), 'utf8')).toBe(TOKENS);
});

test('other models need none', async () => {
  const folder = temporaryFolder();
  await install(new ModelLibrary(folder), modelOf('sense-voice', 'sense'));
  expect(existsSync(join(folder, 'sense', BYTE_TOKENS))).toBe(false);
});

test('those of a folder of the user lie with us: nothing is written there', async () => {
  const own = folderWith({
    'base-encoder.int8.onnx': onnxFile({ n_text_layer: '6', is_multilingual: '1' }),
    'base-decoder.int8.onnx': 'x',
    'base-tokens.txt': TOKENS,
  });
  chmodSync(own, 0o555);
  const before = readdirSync(own);
  const folder = temporaryFolder();
  const manager = openModelManager({ folder, catalogue: [], embedded: [], onChanged: () => {} });
  const { id } = await manager.addFolder(own);
  expect(readdirSync(own)).toEqual(before);
  const { madeDir } = manager.specOf(id) ?? {};
  expect(madeDir).toBe(join(folder, id));
  expect(readFileSync(join(folder, id, BYTE_TOKENS), 'utf8')).toBe(ESCAPED);
  // Also at the next start.
  const again = openModelManager({ folder, catalogue: [], embedded: [], onChanged: () => {} });
  expect(again.specOf(id)).toEqual(manager.specOf(id));
});
