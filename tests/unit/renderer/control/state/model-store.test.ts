import { describe, expect, it } from 'vitest';
import { createModels, LIST, type ModelApi } from '../../../../../src/renderer/control/state/model-store';
import type { PushPayload, Reply } from '../../../../../src/shared/ipc';
import type { LocalModel } from '../../../../../src/shared/local-models';
import { INSTALLED, model, SENSE, TINY } from '../../local-models';

class FakeModelMain {
  models: LocalModel[] = [TINY, SENSE];
  readonly asked: string[] = [];
  reply: Reply<void> = { ok: true, value: undefined };
  folder: Reply<LocalModel | null> = { ok: true, value: null };
  push: (models: PushPayload<'models.changed'>) => void = () => undefined;

  readonly api: ModelApi = {
    listModels: () => Promise.resolve({ ok: true, value: this.models }),
    downloadModel: ({ id }) => this.#do(`download ${id}`),
    pauseModel: ({ id }) => this.#do(`pause ${id}`),
    deleteModel: ({ id }) => this.#do(`delete ${id}`),
    measureModel: ({ id }) => this.#do(`measure ${id}`),
    addModelFolder: () => Promise.resolve(this.folder),
    onModels: (listener) => {
      this.push = listener;
      return () => (this.push = () => undefined);
    },
  };

  #do(what: string): Promise<Reply<void>> {
    this.asked.push(what);
    return Promise.resolve(this.reply);
  }
}

describe('createModels', () => {
  it('shows what main says of the models', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    const stop = models.connect();
    expect(models.store.getState().models).toBeNull();
    await models.load();
    expect(models.store.getState().models).toEqual([TINY, SENSE]);
    main.push([TINY]);
    expect(models.store.getState().models).toEqual([TINY]);
    stop();
    main.push([]);
    expect(models.store.getState().models).toEqual([TINY]);
  });

  it('says what went wrong at the model that it went wrong with, until it works', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    main.reply = { ok: false, error: { code: 'model-in-use', params: {}, retryable: false } };
    await models.remove('sense');
    expect(models.store.getState().errors).toEqual({ sense: main.reply.error });
    main.reply = { ok: true, value: undefined };
    await models.remove('sense');
    expect(models.store.getState().errors).toEqual({});
    expect(main.asked).toEqual(['delete sense', 'delete sense']);
  });

  it('keeps what is listed when a folder holds no model, and says so', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    await models.load();
    main.folder = { ok: false, error: { code: 'model-folder-unknown', params: {}, retryable: false } };
    await models.addFolder();
    expect(models.store.getState().models).toEqual([TINY, SENSE]);
    expect(models.store.getState().errors[LIST]?.code).toBe('model-folder-unknown');
  });

  it('lists the models anew once a folder was added', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    await models.load();
    const own = model('own', ['ko'], { origin: 'folder', ...INSTALLED });
    main.models = [TINY, SENSE, own];
    main.folder = { ok: true, value: own };
    await models.addFolder();
    expect(models.store.getState().models).toContain(own);
  });

  it('asks to measure a model; that it is being measured is for main to say', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    models.connect();
    await models.measure('sense');
    expect(main.asked).toEqual(['measure sense']);
    main.push([{ ...SENSE, activity: { type: 'measuring' } }]);
    expect(models.store.getState().models?.[0]?.activity).toEqual({ type: 'measuring' });
  });

  it('has a model used that was fetched for it, once, as soon as it is here and was checked', async () => {
    const main = new FakeModelMain();
    const used: string[] = [];
    const models = createModels(main.api, (id) => used.push(id));
    models.connect();
    await models.download(SENSE.id, { thenUse: true });
    const here = { ...SENSE, state: { type: 'installed' } as const };
    main.push([TINY, { ...SENSE, state: { type: 'downloading', receivedBytes: 1 } }]);
    main.push([TINY, { ...here, check: { type: 'running' } }]);
    expect(used).toEqual([]);
    const passed = { ...here, check: { type: 'passed', realTimeFactor: 0.1, words: null } as const };
    main.push([TINY, passed]);
    main.push([TINY, passed]);
    expect(used).toEqual([SENSE.id]);
    await models.download(SENSE.id);
    main.push([TINY, passed]);
    expect(used).toEqual([SENSE.id]);
  });
});
