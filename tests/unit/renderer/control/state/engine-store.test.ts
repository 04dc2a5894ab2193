import { describe, expect, it } from 'vitest';
import { createEngines, type EngineApi } from '../../../../../src/renderer/control/state/engine-store';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import type { Keys, Reply, RequestInput, Trial } from '../../../../../src/shared/ipc';
import type { Settings, SettingsPatch } from '../../../../../src/shared/settings';
import { FakeMain, settle } from '../../fake-main';

const WORKS: Trial = { ok: true, text: 'Hello.', tookMs: 120, cost: 0.0001 };

/** Main as far as engines go: every answer takes a turn, and trials wait until they are told how they went. */
class FakeEngineMain extends FakeMain {
  keys: Keys = { ids: [], kept: [], origins: {}, keychain: true };
  readonly keysSet: RequestInput<'keys.set'>[] = [];
  readonly patches: SettingsPatch[] = [];
  /** The settings that each trial was of. */
  readonly tried: Settings[] = [];
  readonly outcomes: ((reply: Reply<Trial>) => void)[] = [];
  offered: Reply<string[]> = { ok: true, value: ['small', 'large'] };
  listings = 0;
  refuseKeys = false;

  readonly engines: EngineApi = {
    testSpeech: () => this.#try(),
    testLanguage: () => this.#try(),
    listLanguageModels: () => {
      this.listings++;
      return Promise.resolve(this.offered);
    },
    monthUsage: () => answer({ inputTokens: 10, outputTokens: 2, cost: null }),
    listKeys: () => answer(this.keys),
    setKey: (input) => {
      this.keysSet.push(input);
      if (this.refuseKeys) return Promise.resolve({ ok: false, error: error('settings-unsaved') });
      const { id, key } = input;
      const others = this.keys.ids.filter((other) => other !== id);
      this.keys = { ...this.keys, ids: key === null ? others : [...others, id] };
      return answer(this.keys);
    },
  };

  #try(): Promise<Reply<Trial>> {
    this.tried.push(this.settings);
    return new Promise((resolve) => this.outcomes.push(resolve));
  }
}

function answer<T>(value: T): Promise<Reply<T>> {
  return Promise.resolve({ ok: true, value });
}

function error(code: 'settings-unsaved' | 'server-unreachable') {
  return { code, params: {}, retryable: false };
}

async function open(main = new FakeEngineMain()) {
  const session = createSessionMirror(main.api, 'en');
  session.connect();
  await settle();
  const engines = createEngines({
    api: main.engines,
    session: session.store,
    changeSettings: async (patch) => {
      main.patches.push(patch);
      await settle();
      main.settings = structuredClone({ ...main.settings, ...patch }) as Settings;
      session.store.setState({ settings: main.settings });
    },
    newId: () => `endpoint-${main.patches.length}`,
  });
  engines.connect();
  await engines.load();
  return { main, engines, store: engines.store };
}

describe('changes', () => {
  it('loses none of two that are made in one breath', async () => {
    const { main, engines } = await open();
    await Promise.all([
      engines.changeSpeechServer({ model: 'whisper-1' }),
      engines.changeSpeech({ engine: 'server' }),
      engines.changeSpeech({ language: 'ko' }),
    ]);
    expect(main.settings.speech).toMatchObject({
      engine: 'server',
      language: 'ko',
      server: { model: 'whisper-1' },
    });
  });

  it('brings back what was set for a preset when it is chosen again', async () => {
    const { main, engines } = await open();
    await engines.changeLanguageEngine({ model: 'gpt-big', contextTokens: 64_000, monthlyCeiling: 5 });
    await engines.chooseLanguagePreset('ollama');
    expect(main.settings.languageEngine).toMatchObject({
      baseUrl: 'http://127.0.0.1:11434/v1',
      model: '',
      contextTokens: 16_000,
      monthlyCeiling: 5,
    });
    await engines.chooseLanguagePreset('openai');
    expect(main.settings.languageEngine).toMatchObject({ model: 'gpt-big', contextTokens: 64_000 });
  });

  it('adds, moves and removes endpoints', async () => {
    const { main, engines } = await open();
    await engines.addEndpoint('https://a.example/v1');
    const [first, second] = main.settings.speech.server.endpoints;
    await engines.moveEndpoint(second!.id, 'https://b.example/v1');
    expect(main.settings.speech.server.endpoints).toEqual([
      first,
      { id: second!.id, baseUrl: 'https://b.example/v1' },
    ]);
    await engines.removeEndpoint(first!.id);
    expect(main.settings.speech.server.endpoints).toHaveLength(1);
  });
});

describe('keys', () => {
  it('gives no service the key of another', async () => {
    const { main, engines } = await open();
    const idOf = (): string => main.settings.speech.server.endpoints[0]!.id;
    const openai = idOf();
    await engines.setKey(openai, 'sk-1', false);
    await engines.chooseSpeechPreset('groq');
    expect(idOf()).not.toBe(openai);
    await engines.chooseSpeechPreset('openai');
    expect(idOf()).toBe(openai);
    expect(main.keys.ids).toEqual([openai]);
  });

  it('forgets a key before its address becomes that of another server, and says so', async () => {
    const { main, engines, store } = await open();
    const id = main.settings.speech.server.endpoints[0]!.id;
    await engines.setKey(id, 'sk-1', false);
    await engines.moveEndpoint(id, 'https://api.openai.com/v2');
    expect(main.keys.ids).toEqual([id]);
    await engines.moveEndpoint(id, 'https://proxy.example/v1');
    expect(main.keysSet.at(-1)).toEqual({ id, key: null, keep: false });
    expect(store.getState().outdatedKeys).toEqual([id]);
    await engines.setKey(id, 'sk-2', false);
    expect(store.getState().outdatedKeys).toEqual([]);
  });

  it('leaves the address as it is when the key could not be forgotten', async () => {
    const { main, engines, store } = await open();
    await engines.setKey('language-openai', 'sk-1', false);
    main.refuseKeys = true;
    await engines.moveLanguageServer('https://proxy.example/v1');
    expect(main.settings.languageEngine.baseUrl).toBe('https://api.openai.com/v1');
    expect(store.getState().keyErrors['language-openai']?.code).toBe('settings-unsaved');
  });

  it('forgets the key of an endpoint that is removed', async () => {
    const { main, engines } = await open();
    await engines.addEndpoint('https://a.example/v1');
    const { id } = main.settings.speech.server.endpoints[1]!;
    await engines.setKey(id, 'sk-1', false);
    await engines.removeEndpoint(id);
    expect(main.keys.ids).toEqual([]);
  });

  it('never holds a key itself', async () => {
    const { engines, store } = await open();
    await engines.setKey('language-openai', 'sk-very-secret', true);
    expect(JSON.stringify(store.getState())).not.toContain('sk-very-secret');
  });
});

describe('trials', () => {
  it('are of what was typed last, even when it is still on its way', async () => {
    const { main, engines, store } = await open();
    void engines.changeSpeechServer({ model: 'whisper-1' });
    void engines.testSpeech();
    void engines.testSpeech();
    await settle();
    await settle();
    expect(main.tried.map(({ speech }) => speech.server.model)).toEqual(['whisper-1']);
    expect(store.getState().speechTrial).toBe('running');
    main.outcomes[0]?.({ ok: true, value: WORKS });
    await settle();
    expect(store.getState().speechTrial).toEqual(WORKS);
  });

  it('tell nothing once something else is set', async () => {
    const { main, engines, store } = await open();
    void engines.testSpeech();
    await settle();
    await engines.changeSpeech({ engine: 'server' });
    expect(store.getState().speechTrial).toBeNull();
    void engines.testSpeech();
    await settle();
    // The answer to the first trial comes while the second runs.
    main.outcomes[0]?.({ ok: true, value: WORKS });
    await settle();
    expect(store.getState().speechTrial).toBe('running');
  });

  it('stay when something unrelated is set', async () => {
    const { main, engines, store } = await open();
    void engines.testLanguage();
    await settle();
    main.outcomes[0]?.({ ok: true, value: WORKS });
    await settle();
    await engines.changeSpeech({ language: 'ko' });
    expect(store.getState().languageTrial).toEqual(WORKS);
  });

  it('fail like any other when main does not answer', async () => {
    const main = new FakeEngineMain();
    main.engines.testSpeech = () => Promise.reject(new Error('gone'));
    const { engines, store } = await open(main);
    await engines.testSpeech();
    expect(store.getState().speechTrial).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });
});

describe('the models of the language server', () => {
  it('are asked for again with a new key or address', async () => {
    const { main, engines, store } = await open();
    await engines.setKey('language-openai', 'sk-1', false);
    await settle();
    expect(store.getState().offered).toEqual({ loading: false, models: ['small', 'large'], error: null });
    main.offered = { ok: false, error: error('server-unreachable') };
    await engines.moveLanguageServer('http://127.0.0.1:1/v1');
    await settle();
    expect(store.getState().offered).toMatchObject({ models: [], error: { code: 'server-unreachable' } });
  });

  it('are not taken from a server that is no longer set', async () => {
    const { main, engines, store } = await open();
    let late: (reply: Reply<string[]>) => void = () => undefined;
    main.engines.listLanguageModels = () => new Promise((resolve) => (late = resolve));
    void engines.listOffered();
    await settle();
    main.engines.listLanguageModels = () => answer(['right']);
    await engines.moveLanguageServer('http://127.0.0.1:1/v1');
    await settle();
    late({ ok: true, value: ['wrong'] });
    await settle();
    expect(store.getState().offered.models).toEqual(['right']);
  });
});
