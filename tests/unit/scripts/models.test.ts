import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureModels, isVerified } from '../../../scripts/setup/models.mjs';
import { makeTokens } from '../../../scripts/setup/tokens.mjs';
import { temporaryFolder } from './temporary-folder';

const contents = { encoder: 'the encoder', mergedDecoder: 'the decoder', tokens: 'aGk= 0\n' };
const paths = { encoder: 'encoder.onnx', mergedDecoder: 'decoder.onnx', tokens: 'tokens.txt' };
const roles = ['encoder', 'mergedDecoder', 'tokens'] as const;

const model = {
  id: 'tiny',
  name: 'Tiny',
  files: Object.fromEntries(
    roles.map((role) => [
      role,
      {
        path: paths[role],
        bytes: Buffer.byteLength(contents[role]),
        sha256: createHash('sha256').update(contents[role]).digest('hex'),
      },
    ]),
  ),
};

/** A machine with nothing but the catalogue, and a registry that counts what is fetched from it. */
function freshMachine(registry: Record<(typeof roles)[number], string> = contents) {
  const installed = temporaryFolder();
  const cached = temporaryFolder();
  writeFileSync(join(installed, 'catalogue.json'), JSON.stringify({ version: 1, models: [model] }));
  let fetches = 0;
  const fetchModels = (_say: unknown, models: { id: string }[], folder: string): Promise<void> => {
    fetches += 1;
    for (const { id } of models) {
      rmSync(join(folder, id), { recursive: true, force: true });
      mkdirSync(join(folder, id));
      for (const role of roles) writeFileSync(join(folder, id, paths[role]), registry[role]);
    }
    return Promise.resolve();
  };
  const lines: string[] = [];
  return {
    installed,
    cached,
    folder: join(installed, model.id),
    lines,
    fetches: () => fetches,
    ensure: () => ensureModels((line: string) => lines.push(line), { installed, cached, fetchModels }),
  };
}

test('models are fetched once, and later only looked at', async () => {
  const machine = freshMachine();
  await machine.ensure();
  await machine.ensure();
  expect(machine.fetches()).toBe(1);
  expect(machine.lines).toEqual(['installed the speech models Tiny']);
  for (const role of roles)
    expect(readFileSync(join(machine.folder, paths[role]), 'utf8')).toBe(contents[role]);
});

test('a second clone takes them from the cache', async () => {
  const machine = freshMachine();
  await machine.ensure();
  rmSync(machine.folder, { recursive: true });
  await machine.ensure();
  expect(machine.fetches()).toBe(1);
  expect(isVerified(model, machine.folder)).toBe(true);
});

test('a file that was changed or lost is put right', async () => {
  const machine = freshMachine();
  await machine.ensure();
  rmSync(join(machine.folder, 'tokens.txt'));
  await machine.ensure();
  expect(readFileSync(join(machine.folder, 'tokens.txt'), 'utf8')).toBe(contents.tokens);
  // In place, so through the hard link the cache is damaged as well.
  writeFileSync(join(machine.folder, 'encoder.onnx'), 'rubbish');
  await machine.ensure();
  expect(readFileSync(join(machine.folder, 'encoder.onnx'), 'utf8')).toBe(contents.encoder);
});

test('files without the stamp of a finished set-up are not trusted', async () => {
  const machine = freshMachine();
  mkdirSync(machine.folder);
  writeFileSync(join(machine.folder, 'encoder.onnx'), contents.encoder.slice(0, 4));
  await machine.ensure();
  expect(readFileSync(join(machine.folder, 'encoder.onnx'), 'utf8')).toBe(contents.encoder);
});

test('damaged files are refused, thrown away, and fetched anew the next time', async () => {
  const registry = { ...contents, mergedDecoder: 'the decoder?' };
  const machine = freshMachine(registry);
  await expect(machine.ensure()).rejects.toThrow(
    /^The files of the speech model Tiny are damaged, .+ run the same command again .+\.$/,
  );
  expect(existsSync(machine.folder)).toBe(false);
  expect(readdirSync(machine.cached)).toEqual([]);
  registry.mergedDecoder = contents.mergedDecoder;
  await machine.ensure();
  expect(isVerified(model, machine.folder)).toBe(true);
});

test('tokens: spaces, single bytes and special tokens as sherpa-onnx reads them', () => {
  const vocabulary = Buffer.from(['<unk>', '<0x0A>', '▁the', '가'].join('\n')).toString('base64');
  const lines = makeTokens(`x\nconst llama_vocab_base64 = "${vocabulary}";\n`).split('\n');
  const pieces = lines
    .slice(0, 4)
    .map((line) => Buffer.from(line.slice(0, line.indexOf(' ')), 'base64').toString());
  expect(pieces).toEqual(['<unk>', '\n', ' the', '가']);
  expect(lines[4]).toBe(`${Buffer.from('<<ST_0>>').toString('base64')} 4`);
  expect(lines).toHaveLength(4 + 768 + 1);
});
