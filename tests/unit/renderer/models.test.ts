import { describe, expect, it } from 'vitest';
import { createModels, LIST, type ModelApi } from '../../../src/renderer/control/model-store';
import {
  arrange,
  inUse,
  languageGap,
  likelyLanguage,
} from '../../../src/renderer/control/settings/model-list';
import type { PushPayload, Reply } from '../../../src/shared/ipc';
import type { LocalModel } from '../../../src/shared/local-models';

function model(id: string, languages: string[], changes: Partial<LocalModel> = {}): LocalModel {
  return {
    id,
    name: id,
    languages,
    sizeBytes: 1e8,
    licence: 'MIT',
    speed: 'fast',
    kind: 'whole',
    proven: true,
    origin: 'download',
    state: { type: 'available' },
    realTimeFactor: null,
    recommended: false,
    ...changes,
  };
}

const INSTALLED = { state: { type: 'installed' } } as const;
const TINY = model('tiny', ['en'], { origin: 'embedded', ...INSTALLED });
const BASE = model('base', ['en'], { origin: 'embedded', ...INSTALLED });
const GERMAN = model('german', ['de'], { recommended: true });
const WHISPER = model('whisper', ['en', 'ko']);
const SENSE = model('sense', ['ko', 'en'], { recommended: true });

describe('the list of models', () => {
  const models = [TINY, BASE, GERMAN, WHISPER, SENSE];

  it('begins with those that know the language, the recommended one first', () => {
    expect(arrange(models, 'ko').map(({ id }) => id)).toEqual(['sense', 'whisper', 'german']);
    expect(arrange(models, 'de').map(({ id }) => id)).toEqual(['german', 'whisper', 'sense']);
  });

  it('does not move a model because of what it is doing', () => {
    const downloading = { ...WHISPER, state: { type: 'downloading', receivedBytes: 1 } } as const;
    const paused = { ...GERMAN, state: { type: 'paused', receivedBytes: 1, error: null } } as const;
    const busy = [TINY, BASE, paused, downloading, { ...SENSE, ...INSTALLED }];
    expect(arrange(busy, 'ko').map(({ id }) => id)).toEqual(arrange(models, 'ko').map(({ id }) => id));
  });
});

describe('the model in use', () => {
  it('is the chosen one once it is installed, else the embedded ones', () => {
    expect(inUse([TINY, BASE, SENSE], '')).toEqual([TINY, BASE]);
    expect(inUse([TINY, BASE, SENSE], 'sense')).toEqual([TINY, BASE]);
    expect(inUse([TINY, BASE, SENSE], 'deleted')).toEqual([TINY, BASE]);
    const installed = { ...SENSE, ...INSTALLED };
    expect(inUse([TINY, BASE, installed], 'sense')).toEqual([installed]);
  });
});

describe('a language that the model in use does not know', () => {
  it('is taken for the interface’s when it is to be detected', () => {
    expect(likelyLanguage('auto', 'ko')).toBe('ko');
    expect(likelyLanguage('en', 'ko')).toBe('en');
  });

  it('leads to the recommended model that knows it', () => {
    expect(languageGap([TINY, BASE, WHISPER, SENSE], '', 'en')).toBeNull();
    expect(languageGap([TINY, BASE, GERMAN, WHISPER, SENSE], '', 'ko')).toEqual({
      language: 'ko',
      current: TINY,
      known: ['en'],
      better: SENSE,
    });
  });

  it('leads to one that is there already rather than to a download, when none is recommended', () => {
    const here = { ...WHISPER, id: 'here', ...INSTALLED };
    const other = { ...SENSE, recommended: false };
    expect(languageGap([TINY, other, here], '', 'ko')?.better).toEqual(here);
    expect(languageGap([TINY, other, { ...here, proven: false }], 'here', 'ko')).toBeNull();
  });

  it('is said even when no model knows it', () => {
    expect(languageGap([TINY, SENSE], '', 'th')).toMatchObject({ current: TINY, better: null });
    expect(languageGap([], '', 'th')).toBeNull();
  });
});

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

  it('knows which models are being measured', async () => {
    const main = new FakeModelMain();
    const models = createModels(main.api);
    const measured = models.measure('sense');
    expect(models.store.getState().measuring).toEqual(['sense']);
    await measured;
    expect(models.store.getState().measuring).toEqual([]);
  });
});
