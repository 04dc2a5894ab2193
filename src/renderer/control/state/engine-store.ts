import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorValue } from '../../../shared/errors';
import type { Keys, Reply, Trial } from '../../../shared/ipc';
import { languageKeyId, type LanguagePreset, type SpeechPreset } from '../../../shared/presets';
import type { LanguageEngineSettings, Settings, SettingsPatch } from '../../../shared/settings';
import type { Usage } from '../../../shared/session/usage';
import type { ControlApi } from '../../../shared/window-api';
import type { SessionMirror } from '../../ui/session-mirror';
import { sameServer } from './base-url';
import { asReply, withError, type ErrorsById } from '../../ui/link/reply';
import {
  languageServerOf,
  newLanguageServer,
  newSpeechServer,
  type LanguageServerSettings,
  type SpeechServerSettings,
} from './server-presets';

/** How a trial of an engine stands; null when none was made of what is set now. */
export type TrialState = 'running' | Trial | null;
type TrialName = 'speechTrial' | 'languageTrial';
type Speech = Settings['speech'];

export interface EngineState {
  readonly speechTrial: TrialState;
  readonly languageTrial: TrialState;
  /** What the language server offers. */
  readonly offered: {
    readonly loading: boolean;
    readonly models: readonly string[];
    readonly error: ErrorValue | null;
  };
  /** null until they were listed. */
  readonly keys: Keys | null;
  /** Why a key could not be kept or forgotten, by its id. */
  readonly keyErrors: ErrorsById;
  /** Keys that were forgotten because the address they belong to was changed. */
  readonly outdatedKeys: readonly string[];
  /** What servers used this month, for speech and language together; null until it is known. */
  readonly usage: Usage | null;
}

export interface Engines {
  readonly store: StoreApi<EngineState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  /** Asks for all that the settings show besides the settings themselves. */
  readonly load: () => Promise<void>;
  readonly changeSpeech: (patch: Partial<Speech>) => Promise<void>;
  readonly changeSpeechServer: (patch: Partial<SpeechServerSettings>) => Promise<void>;
  readonly chooseSpeechPreset: (preset: SpeechPreset) => Promise<void>;
  readonly addEndpoint: (baseUrl: string) => Promise<void>;
  readonly moveEndpoint: (id: string, baseUrl: string) => Promise<void>;
  readonly removeEndpoint: (id: string) => Promise<void>;
  readonly changeLanguageEngine: (patch: Partial<LanguageEngineSettings>) => Promise<void>;
  readonly chooseLanguagePreset: (preset: LanguagePreset) => Promise<void>;
  readonly moveLanguageServer: (baseUrl: string) => Promise<void>;
  readonly testSpeech: () => Promise<void>;
  readonly testLanguage: () => Promise<void>;
  readonly listOffered: () => Promise<void>;
  readonly setKey: (id: string, key: string | null, keep: boolean) => Promise<void>;
}

export type EngineApi = Pick<
  ControlApi,
  'testSpeech' | 'testLanguage' | 'listLanguageModels' | 'monthUsage' | 'listKeys' | 'setKey'
>;

interface EngineOptions {
  readonly api: EngineApi;
  readonly session: SessionMirror['store'];
  /** Resolves once `session` has what main made of the patch. */
  readonly changeSettings: (patch: SettingsPatch) => Promise<void>;
  readonly newId: () => string;
}

/** Engines and their keys, as the settings show and change them. */
export function createEngines({ api, session, changeSettings, newId }: EngineOptions): Engines {
  const store = createStore<EngineState>(() => ({
    speechTrial: null,
    languageTrial: null,
    offered: { loading: false, models: [], error: null },
    keys: null,
    keyErrors: {},
    outdatedKeys: [],
    usage: null,
  }));
  /** Counts trials, so that the outcome of one that was dropped meanwhile is ignored. */
  const runs: Record<TrialName, number> = { speechTrial: 0, languageTrial: 0 };
  /** The settings of presets that are not chosen now; choosing one again brings them back. */
  const speechServers = new Map<SpeechPreset, SpeechServerSettings>();
  const languageServers = new Map<LanguagePreset, LanguageServerSettings>();
  /**
   * The last change or trial. The next one waits for it: main takes a group of settings whole, so two changes at once
   * would undo each other, and a trial must be of what was typed last.
   */
  let last: Promise<unknown> = Promise.resolve();

  function inOrder<T>(step: () => Promise<T>): Promise<T> {
    const next = last.then(step);
    last = next;
    return next;
  }

  const settings = (): Settings => session.getState().settings;

  function change(make: (now: Settings) => SettingsPatch): Promise<void> {
    return inOrder(() => changeSettings(make(settings())));
  }

  const changeSpeech: Engines['changeSpeech'] = (patch) =>
    change(({ speech }) => ({ speech: { ...speech, ...patch } }));

  function changeServer(make: (now: SpeechServerSettings) => SpeechServerSettings): Promise<void> {
    return change(({ speech }) => ({ speech: { ...speech, server: make(speech.server) } }));
  }

  const changeLanguageEngine: Engines['changeLanguageEngine'] = (patch) =>
    change(({ languageEngine }) => ({ languageEngine: { ...languageEngine, ...patch } }));

  const setKey: Engines['setKey'] = (id, key, keep) =>
    inOrder(async () => {
      const reply = await asReply(api.setKey({ id, key, keep }));
      // Even when the disk refuses, main uses the new key, or none, until it ends: ask what holds now.
      const listed = reply.ok ? reply : await asReply(api.listKeys());
      store.setState(({ keys, keyErrors, outdatedKeys }) => ({
        keys: listed.ok ? listed.value : keys,
        keyErrors: withError(keyErrors, id, reply),
        outdatedKeys: outdatedKeys.filter((outdated) => outdated !== id),
      }));
      const ofLanguage = id === languageKeyId(settings().languageEngine.preset);
      dropTrial(ofLanguage ? 'languageTrial' : 'speechTrial');
      if (ofLanguage && key !== null) void listOffered();
    });

  function hasKey(id: string): boolean {
    return store.getState().keys?.ids.includes(id) ?? false;
  }

  /**
   * Forgets a key before its address changes: a key is only ever sent to the server that it was entered for.
   * False when that failed, and the address must stay.
   */
  async function releaseKey(id: string, from: string, to: string): Promise<boolean> {
    await last;
    if (sameServer(from, to) || !hasKey(id)) return true;
    await setKey(id, null, false);
    if (hasKey(id)) return false;
    store.setState(({ outdatedKeys }) => ({ outdatedKeys: [...outdatedKeys, id] }));
    return true;
  }

  /** Forgets the outcome of a trial, because the settings or the key that it tried have changed. */
  function dropTrial(name: TrialName): void {
    runs[name]++;
    store.setState({ [name]: null });
  }

  async function runTrial(name: TrialName, request: () => Promise<Reply<Trial>>): Promise<void> {
    await last;
    if (store.getState()[name] === 'running') return;
    const run = ++runs[name];
    store.setState({ [name]: 'running' });
    const reply = await asReply(request());
    if (run === runs[name]) store.setState({ [name]: reply.ok ? reply.value : reply });
  }

  async function listOffered(): Promise<void> {
    await last;
    const { baseUrl } = settings().languageEngine;
    store.setState({ offered: { loading: true, models: [], error: null } });
    const reply = await asReply(api.listLanguageModels());
    // Another server was set meanwhile, and has been asked by whoever set it.
    if (baseUrl !== settings().languageEngine.baseUrl) return;
    const [models, error] = reply.ok ? [reply.value, null] : [[], reply.error];
    store.setState({ offered: { loading: false, models, error } });
  }

  async function loadUsage(): Promise<void> {
    const reply = await asReply(api.monthUsage());
    if (reply.ok) store.setState({ usage: reply.value });
  }

  function connect(): () => void {
    return session.subscribe(({ settings: now }, { settings: before }) => {
      if (differ(now.speech, before.speech)) dropTrial('speechTrial');
      if (differ(now.languageEngine, before.languageEngine)) dropTrial('languageTrial');
    });
  }

  return {
    store,
    connect,
    changeSpeech,
    changeLanguageEngine,
    setKey,
    async load() {
      const listKeys = async (): Promise<void> => {
        const reply = await asReply(api.listKeys());
        if (reply.ok) store.setState({ keys: reply.value });
      };
      await Promise.all([listKeys(), loadUsage()]);
    },
    changeSpeechServer: (patch) => changeServer((server) => ({ ...server, ...patch })),
    chooseSpeechPreset: (preset) =>
      changeServer((server) => {
        speechServers.set(server.preset, server);
        return speechServers.get(preset) ?? newSpeechServer(preset);
      }),
    addEndpoint: (baseUrl) =>
      changeServer((server) => ({
        ...server,
        endpoints: [...server.endpoints, { id: newId(), baseUrl }],
      })),
    async moveEndpoint(id, baseUrl) {
      const endpoint = settings().speech.server.endpoints.find((known) => known.id === id);
      if (!endpoint || !(await releaseKey(id, endpoint.baseUrl, baseUrl))) return;
      await changeServer((server) => ({
        ...server,
        endpoints: server.endpoints.map((known) => (known.id === id ? { id, baseUrl } : known)),
      }));
    },
    async removeEndpoint(id) {
      await changeServer((server) => ({
        ...server,
        endpoints: server.endpoints.filter((known) => known.id !== id),
      }));
      if (hasKey(id)) await setKey(id, null, false);
    },
    chooseLanguagePreset: (preset) =>
      change(({ languageEngine }) => {
        languageServers.set(languageEngine.preset, languageServerOf(languageEngine));
        const server = languageServers.get(preset) ?? newLanguageServer(preset);
        return { languageEngine: { ...languageEngine, ...server } };
      }),
    async moveLanguageServer(baseUrl) {
      const { preset, baseUrl: former } = settings().languageEngine;
      if (!(await releaseKey(languageKeyId(preset), former, baseUrl))) return;
      await changeLanguageEngine({ baseUrl });
      void listOffered();
    },
    async testSpeech() {
      await runTrial('speechTrial', api.testSpeech);
      await loadUsage();
    },
    async testLanguage() {
      await runTrial('languageTrial', api.testLanguage);
      await loadUsage();
    },
    listOffered,
  };
}

/** Main sends settings as fresh objects, so that equal ones are never identical. */
function differ(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}
