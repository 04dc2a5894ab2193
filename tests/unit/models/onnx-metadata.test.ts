import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOnnxMetadata } from '../../../src/main/models/onnx-metadata';
import { onnxFile } from '../../fakes/onnx-file';
import { folderWith } from './folder';

function read(content: Buffer): Promise<ReadonlyMap<string, string>> {
  return readOnnxMetadata(join(folderWith({ 'model.onnx': content }), 'model.onnx'));
}

test('reads what is behind the weights', async () => {
  const metadata = { model_type: 'zipformer2', comment: '한국어', mean: '1.5,'.repeat(5000) };
  expect(Object.fromEntries(await read(onnxFile(metadata, 3_000_000)))).toEqual(metadata);
});

test('finds none in a file without, and in the real Moonshine', async () => {
  expect((await read(onnxFile({}))).size).toBe(0);
  const moonshine = join(import.meta.dirname, '../../../resources/models/moonshine-tiny-en');
  expect((await readOnnxMetadata(join(moonshine, 'encoder.onnx'))).size).toBe(0);
  expect((await readOnnxMetadata(join(moonshine, 'decoder.onnx'))).size).toBe(0);
});

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['text', Buffer.from('These are not the weights that you are looking for.')],
  ['zeros', Buffer.alloc(500)],
  ['what was cut', onnxFile({ model_type: 'zipformer2' }).subarray(0, 900)],
  ['an endless number', Buffer.alloc(500, 0xff)],
])('finds none in %s', async (_, content) => {
  expect((await read(content)).size).toBe(0);
});
