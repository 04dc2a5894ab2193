import { toErrorValue } from '../../../shared/errors';
import type { Trial } from '../../../shared/ipc';
import type { LocalModel } from '../../../shared/local-models';
import { currentGlossary, type Settings } from '../../../shared/settings';
import type { Reading } from '../../speech/answer/reader';
import type { SttEngine } from '../../speech/contract';
import { createSpeechServerEngine } from '../../speech/engines/server';
import { priceOf } from '../../speech/engines/server/price';
import type { After } from '../../speech/host/host-life';
import { createSpeechFallback } from '../../speech/fallback/fallback-engine';
import type { SpooledSound } from '../../speech/spool/spool';
import { createSwitchingEngine } from '../../speech/switching-engine';
import { serverName } from '../../remote/client';
import type { Meter } from '../../remote/meter';
import type { Outbound } from '../../remote/outbound';
import { Listeners } from '../listeners';
import type { LocalModels } from './local-models';
import { LocalSpeech, probe } from './local-speech';
import { describe, log } from '../log';
import type { NoticeBoard } from '../notice-board';
import { serverConfig } from './speech-server';
import { tryEngine } from './trial';

export interface SpeechOptions {
  readonly modelsFolder: string;
  readonly settings: () => Settings;
  /** The key of a speech endpoint, by its id, if it was given for this address. */
  readonly key: (id: string, baseUrl: string) => string | undefined;
  readonly outbound: Pick<Outbound, 'fetchFor'>;
  readonly meter: Meter;
  readonly spool: SpooledSound;
  readonly notices: NoticeBoard;
  readonly onModels: (models: LocalModel[]) => void;
  /** Whether captions of a session are being decoded on this machine. */
  readonly onDecoding: (decoding: boolean) => void;
  /** A model has been loaded. */
  readonly onLoaded?: () => void;
  /** Nobody has made captions for as long as the settings say; the models are unloaded. */
  readonly onIdle?: () => void;
  /** Timers; the system's unless given. */
  readonly after?: After;
}

/**
 * Every speech engine of the app behind one: the engine of the settings, and the local one where a server
 * fails. What captions are made with is loaded at once, and nothing else.
 */
export class Speech {
  readonly engine: SttEngine;
  /** Resolves when what captions are made with at the start is loaded and measured, or neither can be. */
  readonly warm: Promise<void>;
  readonly #options: SpeechOptions;
  readonly #local: LocalSpeech;
  readonly #server;
  readonly #fallback;
  #settingsOfServer: string;
  readonly #serverBack = new Listeners((error) => log.error('server back', describe(error)));

  /** @throws JamakError 'model-missing' or 'model-damaged' when there is no catalogue of embedded models */
  constructor(options: SpeechOptions) {
    this.#options = options;
    const { settings, outbound, meter, notices } = options;
    this.#local = new LocalSpeech({
      ...options,
      fetch: outbound.fetchFor('models'),
      reading: () => this.#reading(),
    });
    const config = () => serverConfig(settings().speech, options.key);
    this.#settingsOfServer = this.#stateOfServer();
    this.#server = createSpeechServerEngine({
      config,
      fetch: outbound.fetchFor('speech'),
      terms: () => currentGlossary(settings()),
      reading: () => this.#reading(),
      mayCall: () => meter.mayCall(),
      onUsage: (usage) => meter.add(usage),
    });
    const name = () => serverName(config().endpoints[0]?.baseUrl ?? '');
    this.#fallback = createSpeechFallback({
      primary: this.#server,
      local: (language) => this.#local.engineFor(language),
      spool: options.spool,
      localInterims: true,
      onFallback: (error, standsIn) => {
        log.warn('speech server failed', error.code);
        notices.add('warning', error.code, error.params);
        // A ceiling's own words say who stands in.
        if (standsIn && error.code !== 'server-ceiling')
          notices.add('warning', 'speech-fallback', { server: name() });
      },
      onBack: (error) => {
        notices.withdraw(error.code);
        notices.withdraw('speech-fallback');
        notices.add('info', 'speech-back', { server: name() });
        this.#serverBack.tell();
      },
    });
    const engines: Readonly<Record<Settings['speech']['engine'], () => SttEngine>> = {
      local: () => this.#local.engine(),
      server: () => this.#fallback,
    };
    this.engine = createSwitchingEngine(() => engines[settings().speech.engine](), this.#local.use);
    this.warm = this.#loadLocal();
  }

  get models(): LocalModels {
    return this.#local.models;
  }

  /** Calls `listener` whenever a server that failed works again: what waited for it can be captioned. */
  onServerBack(listener: () => void): void {
    this.#serverBack.add(listener);
  }

  /** Tries the engine of the settings on a few seconds of speech, without falling back. */
  async test(): Promise<Trial> {
    const { settings } = this.#options;
    const used = this.#local.use();
    try {
      const samples = await probe();
      if (settings().speech.engine === 'local') return await tryEngine(this.#local.engine(), samples, 0);
      // A server that was given up is asked all the same: that is what the user wants to know.
      this.#server.reset();
      const { endpoints, model } = serverConfig(settings().speech, this.#options.key);
      const cost = priceOf(endpoints[0]?.baseUrl ?? '', model, samples.length);
      return await tryEngine(this.#server, samples, cost);
    } catch (error) {
      return { ok: false, error: toErrorValue(error) };
    } finally {
      used();
    }
  }

  /** How many threads of this machine may decode at once with the same model: one while anybody speaks live. */
  setWorkers(count: number): void {
    this.#local.setWorkers(count);
  }

  /** Somebody is about to make captions: until models are unloaded it is counted anew. */
  touch(): void {
    this.#local.use()();
  }

  /** The engine on this machine does not answer: it is started anew, and what it had is decoded again. */
  restart(): void {
    this.#local.restart();
  }

  /** The settings or a key changed: the model that was chosen is loaded, a server that was given up is tried again. */
  settingsChanged(): void {
    void this.#loadLocal();
    this.#local.settingsChanged();
    const now = this.#stateOfServer();
    if (now === this.#settingsOfServer) return;
    this.#settingsOfServer = now;
    this.#server.reset();
    this.#fallback.reset();
  }

  /** Another than before is a reason to try a server again that was given up. */
  #stateOfServer(): string {
    const { settings, key } = this.#options;
    const { speech, privacy } = settings();
    return JSON.stringify([serverConfig(speech, key), privacy.offline]);
  }

  async close(): Promise<void> {
    this.#fallback.close();
    await this.#local.close();
  }

  #reading(): Reading {
    const settings = this.#options.settings();
    return { ...settings.writing, terms: currentGlossary(settings) };
  }

  /** A server that makes interims by itself needs nothing of this machine, until it fails. Never rejects. */
  async #loadLocal(): Promise<void> {
    const { engine, language } = this.#options.settings().speech;
    const makesInterims = (): boolean =>
      !this.#server.capabilities.interim &&
      this.#local.engineFor(language === 'auto' ? null : language) !== null;
    const helps = engine === 'local' || makesInterims();
    const used = this.#local.use();
    try {
      if (helps) await this.#local.load();
      else this.#local.unload();
    } finally {
      used();
    }
  }
}
