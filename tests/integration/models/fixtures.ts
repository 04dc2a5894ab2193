import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CatalogueModel } from '../../../src/main/models/catalogue';
import { openModelManager, type ModelManagerOptions } from '../../../src/main/models/manager';
import type { LocalModel } from '../../../src/shared/local-models';
import { DownloadServer } from '../../fakes/download-server';

/** The same bytes every time, unlike at every place. */
export function bytes(length: number, seed = 1): Buffer {
  const content = Buffer.alloc(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    content[index] = state >>> 16;
  }
  return content;
}

export const WEIGHTS = bytes(400_000);
export const TOKENS = bytes(3000, 7);
export const WHOLE = WEIGHTS.length + TOKENS.length;

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function file(path: string, content: Buffer) {
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

export function catalogueModel(id: string, url: string): CatalogueModel {
  return {
    id,
    name: `Model ${id}`,
    family: 'sense-voice',
    languages: ['ko', 'en'],
    licence: 'MIT',
    realTimeFactor: 0.07,
    accuracy: 3,
    source: `${url}/${id}`,
    files: { model: file('model.int8.onnx', WEIGHTS), tokens: file('tokens.txt', TOKENS) },
  };
}

/** A server with the models a, b and c, and a manager that may download them. */
export async function setUp(options: Partial<ModelManagerOptions> = {}) {
  const ids = ['a', 'b', 'c'];
  const server = await DownloadServer.start(
    Object.fromEntries(
      ids.flatMap((id) => [
        [`/${id}/model.int8.onnx`, WEIGHTS],
        [`/${id}/tokens.txt`, TOKENS],
      ]),
    ),
  );
  const folder = options.folder ?? temporaryFolder();
  const open = () =>
    openModelManager({
      folder,
      catalogue: ids.map((id) => catalogueModel(id, server.url)),
      embedded: [],
      onChanged: () => {},
      freeSpace: () => Promise.resolve(Infinity),
      memoryBytes: 16e9,
      ...options,
    });
  const manager = open();
  onTestFinished(() => manager.close());
  const state = (id = 'a', of = manager): LocalModel['state'] => {
    const model = of.list('ko').find((each) => each.id === id);
    if (!model) throw new Error(`no model ${id}`);
    return model.state;
  };
  return {
    server,
    folder,
    manager,
    /** As after a restart of the app. */
    open,
    state,
  };
}

/** The code of the error that a download ended with. */
export function errorOf(state: LocalModel['state']): string {
  return state.type === 'paused' ? (state.error?.code ?? 'none') : state.type;
}
