import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openModelManager, type ModelManagerOptions } from '../../../src/main/models/manager';
import type { LocalModel } from '../../../src/shared/local-models';
import { localModelSchema } from '../../../src/shared/local-models';
import { onnxFile } from '../../fakes/onnx-file';
import { fakeModel } from '../speech/model-specs';
import { expectJamakError } from '../storage/expect-jamak-error';
import { catalogueModel, temporaryFolder } from '../../integration/models/fixtures';
import { folderWith } from './folder';

const embedded = { ...fakeModel('moonshine-base-en'), realTimeFactor: 0.08 };

function open(options: Partial<ModelManagerOptions> = {}) {
  const folder = options.folder ?? temporaryFolder();
  let changes = 0;
  const manager = openModelManager({
    folder,
    catalogue: [catalogueModel('sense', 'https://models.example')],
    embedded: [embedded],
    onChanged: () => changes++,
    memoryBytes: 16e9,
    ...options,
  });
  const find = (id: string): LocalModel | undefined => manager.list('ko').find((each) => each.id === id);
  return { folder, manager, find, changes: () => changes };
}

function userModel(): string {
  return folderWith({
    'model.int8.onnx': onnxFile({ model_type: 'paraformer' }),
    'tokens.txt': '가 0\n',
  });
}

test('lists embedded models and those of the catalogue, as windows take them', () => {
  const { manager } = open();
  const models = manager.list('ko');
  expect(models.map((model) => localModelSchema.parse(model))).toEqual(models);
  expect(models).toMatchObject([
    {
      id: 'moonshine-base-en',
      origin: 'embedded',
      state: { type: 'installed' },
      speed: 'fast',
      kind: 'whole',
      proven: true,
      check: { type: 'none' },
      recommended: false,
      realTimeFactor: null,
    },
    { id: 'sense', origin: 'download', state: { type: 'available' }, proven: false, recommended: true },
  ]);
  expect(manager.list('en').find(({ recommended }) => recommended)?.id).toBe('moonshine-base-en');
  expect(manager.recommend('th')).toBeNull();
  expect(manager.specOf('moonshine-base-en')).toBe(embedded);
  expect(manager.specOf('sense')).toBeNull();
});

describe('a folder of the user', () => {
  test('is added, kept over a restart, and forgotten without being touched', async () => {
    const { manager, folder, find, changes } = open();
    const path = userModel();
    const added = await manager.addFolder(path);
    expect(added).toMatchObject({ origin: 'folder', languages: ['ko'], state: { type: 'installed' } });
    expect(find(added.id)).toEqual(added);
    expect(changes()).toBe(1);
    expect(open({ folder }).manager.specOf(added.id)).toMatchObject({ family: 'paraformer', dir: path });
    await manager.remove(added.id);
    expect(find(added.id)).toBeUndefined();
    expect(readdirSync(path).toSorted()).toEqual(['model.int8.onnx', 'tokens.txt']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is listed once, however often it is added', async () => {
    const { manager } = open();
    const path = userModel();
    await manager.addFolder(path);
    await manager.addFolder(path);
    expect(manager.list('ko').filter(({ origin }) => origin === 'folder')).toHaveLength(1);
  });

  test('that was changed or removed meanwhile is not offered after a restart', async () => {
    const { manager, folder } = open();
    const path = userModel();
    const { id } = await manager.addFolder(path);
    writeFileSync(join(path, 'tokens.txt'), 'something else');
    expect(open({ folder }).manager.specOf(id)).toBeNull();
  });

  test('without a model is refused', async () => {
    await expectJamakError(() => open().manager.addFolder(folderWith({})), 'model-folder-unknown');
  });
});

describe('a measured speed', () => {
  test('is kept over a restart, and changes what is recommended', async () => {
    const { manager, folder, find } = open();
    await manager.measured('sense', 0.9);
    expect(find('sense')).toMatchObject({ realTimeFactor: 0.9, speed: 'slow' });
    expect(open({ folder }).find('sense')).toMatchObject({ realTimeFactor: 0.9 });
    await expectJamakError(() => manager.measured('sense', 0), 'bad-request');
  });

  test('that cannot be read is measured again', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'speeds.json'), '{"sense": "quick"}');
    expect(open({ folder }).find('sense')).toMatchObject({ realTimeFactor: null });
  });
});

describe('a check on this computer', () => {
  const passed = { type: 'passed', realTimeFactor: 0.08, words: { right: 8, of: 8 } } as const;
  const error = { code: 'model-check-failed', params: {}, retryable: false } as const;

  test('is begun with what was installed, and proves it', async () => {
    const installed: string[] = [];
    const { manager, find, folder } = open({ onInstalled: ({ id }) => installed.push(id), versions: '1' });
    const { id, proven } = await manager.addFolder(userModel());
    expect([installed, proven, find(id)?.check]).toEqual([[id], false, { type: 'none' }]);
    manager.checking(id);
    expect(find(id)?.check).toEqual({ type: 'running' });
    await manager.checked(id, passed);
    expect(find(id)).toMatchObject({ proven: true, check: passed });
    expect(open({ folder, versions: '1' }).find(id)).toMatchObject({ proven: true, check: passed });
    expect(open({ folder, versions: '2' }).find(id)).toMatchObject({
      proven: false,
      check: { type: 'none' },
    });
  });

  test('that fails keeps the model from engines, and from being recommended, until it passes', async () => {
    const { manager, find } = open();
    const { id } = await manager.addFolder(userModel());
    await manager.checked(id, { type: 'failed', error });
    expect(find(id)).toMatchObject({ state: { type: 'installed' }, check: { type: 'failed', error } });
    expect(manager.specOf(id)).toBeNull();
    expect(manager.installed(id)).toMatchObject({ id });
    await manager.checked(id, passed);
    expect(manager.specOf(id)).toMatchObject({ id });
    expect(manager.recommend('en')).toBe('moonshine-base-en');
    await manager.checked('moonshine-base-en', { type: 'failed', error });
    expect(manager.recommend('en')).toBe('sense');
  });

  test('is forgotten with the model, also when it ends after that', async () => {
    const { manager, find } = open();
    const path = userModel();
    const { id } = await manager.addFolder(path);
    manager.checking(id);
    await manager.remove(id);
    await manager.checked(id, passed);
    await manager.addFolder(path);
    expect(find(id)).toMatchObject({ proven: false, check: { type: 'none' } });
  });
});

test('a folder with a model that is known gets its name, languages and licence', async () => {
  const path = userModel();
  const unnamed = await open().manager.addFolder(path);
  expect(unnamed).toMatchObject({ name: 'model', languages: ['ko'], licence: '', licenceUnclear: false });
  const sha256 = createHash('sha256')
    .update(onnxFile({ model_type: 'paraformer' }))
    .digest('hex');
  const facts = { name: 'Kroko Italian', languages: ['it'], licence: 'CC-BY-SA', licenceUnclear: true };
  const { manager, folder } = open({ known: [{ ...facts, main: sha256 }] });
  const { id } = await manager.addFolder(path);
  expect(open({ folder }).find(id)).toMatchObject(facts);
});

test('a model in use is not removed, an embedded one never', async () => {
  const { manager } = open({ inUse: () => true });
  const { id, name } = await manager.addFolder(userModel());
  const error = await expectJamakError(() => manager.remove(id), 'model-in-use');
  expect(error.params).toEqual({ model: name });
  await expectJamakError(() => manager.remove('moonshine-base-en'), 'bad-request');
});

test('what nobody knows cannot be downloaded', async () => {
  const { manager } = open();
  await expectJamakError(() => manager.download('../../etc'), 'bad-request');
  await expectJamakError(() => manager.download('moonshine-base-en'), 'bad-request');
});

describe('what is no model of ours', () => {
  test.each(['../victim', '..', '.', '', 'victim', 'sense/../../victim', 'speeds.json', 'sense\0'])(
    'is neither removed nor paused, and nothing beside the models is touched: %j',
    async (id) => {
      const folder = join(temporaryFolder(), 'models');
      const victim = join(dirname(folder), 'victim');
      mkdirSync(victim);
      mkdirSync(join(folder, 'victim'), { recursive: true });
      writeFileSync(join(folder, 'speeds.json'), '{}');
      const { manager } = open({ folder });
      await expectJamakError(() => manager.remove(id), 'bad-request');
      await expectJamakError(() => manager.pause(id), 'bad-request');
      expect(existsSync(victim)).toBe(true);
      expect(readdirSync(folder).toSorted()).toEqual(['speeds.json', 'victim']);
    },
  );

  test.skipIf(process.platform === 'win32')('is what a link in the place of a model leads to', async () => {
    const folder = temporaryFolder();
    const elsewhere = folderWith({ 'diary.txt': 'mine' });
    symlinkSync(elsewhere, join(folder, 'sense'));
    symlinkSync(elsewhere, join(folder, 'sense.part'));
    await expectJamakError(() => open({ folder }).manager.remove('sense'), 'bad-request');
    expect(readdirSync(elsewhere)).toEqual(['diary.txt']);
  });
});

test('a manifest that is broken, or of another model, counts as none', () => {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries({ sense: '{', other: '{"version": 2}', empty: '' })) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'model.json'), content);
  }
  expect(open({ folder }).manager.list('ko')).toHaveLength(2);
});

test('what an earlier removal left is cleared away', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sense.trash'));
  open({ folder });
  expect(readdirSync(folder)).toEqual([]);
});
