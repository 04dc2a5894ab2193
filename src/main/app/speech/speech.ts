import { readFile } from 'node:fs/promises';
import { JamakError, toErrorValue } from '../../../shared/errors';
import type { Trial } from '../../../shared/ipc';
import type { LocalModel } from '../../../shared/local-models';
import { currentGlossary, type Settings } from '../../../shared/settings';
import type { Reading } from '../../speech/answer/reader';
import type { SttEngine } from '../../speech/contract';
import { createLocalEngine } from '../../speech/engines/local';
import { createSpeechServerEngine } from '../../speech/engines/server';
import { priceOf } from '../../speech/engines/server/price';
import { createSpeechFallback } from '../../speech/fallback/fallback-engine';
import { readModels, type ModelSpec } from '../../speech/models';
import { measureSpeed, readProbe } from '../../speech/speed-test';
import type { SpooledSound } from '../../speech/spool/spool';
import { SpeechSupervisor } from '../../speech/host/supervisor';
import { createSwitchingEngine } from '../../speech/switching-engine';
import { qualityFor, tiersOf, tiersWith, type ModelPair, type Quality } from '../../speech/tiers';
import { serverName } from '../../remote/client';
import type { Meter } from '../../remote/meter';
import { interfaceLanguage } from '../interface-language';
import { Listeners } from '../listeners';
import { LocalModels } from './local-models';
import { describe, log } from '../log';
import type { NoticeBoard } from '../notice-board';
import { resourcePath } from '../paths';
import { serverConfig } from './speech-server';
import { spawnSpeechHost } from './speech-process';
import { tryEngine } from './trial';

const ACCURATE_MODEL = 'moonshine-base-en';
const FAST_MODEL = 'moonshine-tiny-en';

export interface SpeechOptions {
  readonly modelsFolder: string;
  readonly settings: () => Settings;
  /** The key of a speech endpoint, by its id, if it was given for this address. */
  readonly key: (id: string, baseUrl: string) => string | undefined;
  readonly meter: Meter;
  readonly spool: SpooledSound;
  readonly notices: NoticeBoard;
  readonly onModels: (models: LocalModel[]) => void;
}

/**
 * Every speech engine of the app behind one: the engine of the settings, and the local one where a server
 * fails. The embedded model loads at once, so that the first words find it warm.
 */
export class Speech {
  readonly engine: SttEngine;
  readonly models: LocalModels;
  /** Resolves when the model is loaded and this machine is measured, or neither can be. */
  readonly warm: Promise<void>;
  readonly #options: SpeechOptions;
  readonly #pair: ModelPair;
  readonly #supervisor: SpeechSupervisor;
  readonly #server;
  readonly #fallback;
  /** The engine of the model and the language that were chosen last. */
  #chosen: { readonly key: string; readonly engine: SttEngine } | null = null;
  /** Until the machine is measured it is taken for a usual one. */
  #measured: Quality = 'accurate';
  #settingsOfServer: string;
  readonly #serverBack = new Listeners((error) => log.error('server back', describe(error)));

  /** @throws JamakError 'model-missing' or 'model-damaged' when there is no catalogue of embedded models */
  constructor(options: SpeechOptions) {
    this.#options = options;
    const { modelsFolder, settings, meter, notices } = options;
    const embedded = readModels(modelsFolder);
    this.#pair = { accurate: find(embedded, ACCURATE_MODEL), fast: find(embedded, FAST_MODEL) };
    this.#supervisor = superviseHost(notices);
    this.models = new LocalModels({
      embedded,
      chosen: () => settings().speech.model,
      language: () => settings().speech.language,
      speedOf: (model) => this.#speedOf(model),
      notices,
      onChanged: options.onModels,
    });
    const config = () => serverConfig(settings().speech, options.key);
    this.#settingsOfServer = JSON.stringify(config());
    this.#server = createSpeechServerEngine({
      config,
      terms: () => currentGlossary(settings()),
      reading: () => this.#reading(),
      mayCall: () => meter.mayCall(),
      onUsage: (usage) => meter.add(usage),
    });
    const name = () => serverName(config().endpoints[0]?.baseUrl ?? '');
    this.#fallback = createSpeechFallback({
      primary: this.#server,
      local: (language) => this.#localFor(language),
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
      local: () => this.#local(),
      server: () => this.#fallback,
    };
    this.engine = createSwitchingEngine(() => engines[settings().speech.engine]());
    const { finalModel, fastModel } = this.#embeddedTiers();
    this.#supervisor.load(finalModel, fastModel);
    this.warm = this.#measureMachine(finalModel);
  }

  /** Calls `listener` whenever a server that failed works again: what waited for it can be captioned. */
  onServerBack(listener: () => void): void {
    this.#serverBack.add(listener);
  }

  /** Tries the engine of the settings on a few seconds of speech, without falling back. */
  async test(): Promise<Trial> {
    const { settings } = this.#options;
    try {
      const samples = await probe();
      if (settings().speech.engine === 'local') return await tryEngine(this.#local(), samples, 0);
      // A server that was given up is asked all the same: that is what the user wants to know.
      this.#server.reset();
      const { endpoints, model } = serverConfig(settings().speech, this.#options.key);
      const cost = priceOf(endpoints[0]?.baseUrl ?? '', model, samples.length);
      return await tryEngine(this.#server, samples, cost);
    } catch (error) {
      return { ok: false, error: toErrorValue(error) };
    }
  }

  /** The engine on this machine does not answer: it is started anew, and what it had is decoded again. */
  restart(): void {
    log.warn('speech host does not answer');
    this.#supervisor.restart();
  }

  /** The settings or a key changed: a server that was given up is tried again. */
  settingsChanged(): void {
    const { settings, key } = this.#options;
    const now = JSON.stringify(serverConfig(settings().speech, key));
    if (now === this.#settingsOfServer) return;
    this.#settingsOfServer = now;
    this.#server.reset();
    this.#fallback.reset();
  }

  async close(): Promise<void> {
    this.#fallback.close();
    await this.models.close();
    await this.#supervisor.close();
  }

  #embeddedTiers() {
    const { quality } = this.#options.settings().speech;
    return tiersOf(quality === 'auto' ? this.#measured : quality, this.#pair);
  }

  /**
   * The engine of the model that the user chose; of the embedded ones when it was deleted. Another language makes
   * another engine, so that it holds from the next utterance on.
   */
  #local(): SttEngine {
    const { model, language } = this.#options.settings().speech;
    const spec = model === '' ? null : this.models.specOf(model);
    const key = `${spec?.id ?? ''} ${language}`;
    if (this.#chosen?.key !== key) {
      const engine = createLocalEngine({
        supervisor: this.#supervisor,
        tiers: (spoken) => (spec ? tiersWith(spec, spoken, this.#pair) : this.#embeddedTiers()),
        language: () => language,
        reading: () => this.#reading(),
      });
      this.#chosen = { key, engine };
    }
    return this.#chosen.engine;
  }

  #reading(): Reading {
    const settings = this.#options.settings();
    return { ...settings.writing, terms: currentGlossary(settings) };
  }

  /** The engine that stands in for the server. Until the spoken language is detected, the interface's is the best guess. */
  #localFor(language: string | null): SttEngine | null {
    const spoken = language ?? interfaceLanguage(this.#options.settings());
    const local = this.#local();
    const { languages } = local.capabilities;
    return languages === 'any' || languages.includes(spoken) ? local : null;
  }

  async #speedOf(model: ModelSpec): Promise<number> {
    try {
      return await measureSpeed(this.#supervisor, model, await probe());
    } finally {
      const { model: chosen } = this.#options.settings().speech;
      const kept = model.id === chosen || Object.values(this.#pair).some((each) => each === model);
      if (!kept) this.#supervisor.unload(model);
    }
  }

  async #measureMachine(model: ModelSpec): Promise<void> {
    try {
      const factor = await measureSpeed(this.#supervisor, model, await probe());
      await this.models.measured(model.id, factor);
      if (model !== this.#pair.accurate) return;
      this.#measured = qualityFor(factor);
      log.info('real-time factor', factor.toFixed(3), this.#measured);
    } catch (error) {
      // Why a model cannot be used is said where it was loaded.
      log.warn('machine not measured', JamakError.from(error).code);
    }
  }
}

function superviseHost(notices: NoticeBoard): SpeechSupervisor {
  return new SpeechSupervisor({
    spawn: spawnSpeechHost,
    onReady: (model, loadMs) => log.info('model loaded', model.id, Math.round(loadMs)),
    onRestarted: () => {
      log.warn('speech host restarted');
      notices.add('warning', 'speech-host-restarted');
    },
    onGivenUp: () => {
      log.error('speech host given up');
      notices.add('error', 'speech-host-failed');
    },
    onModelFailed: (model, error) => {
      log.error('model failed', model.id, error.code);
      notices.addError(error);
    },
    onFallback: (model, standIn) =>
      void notices.add('warning', 'model-fallback', { model: standIn.name, name: model.name }),
    onError: (error) => log.error('speech host listener', describe(error)),
  });
}

async function probe(): Promise<Float32Array> {
  return readProbe(await readFile(resourcePath('sample', 'probe.wav')));
}

function find(models: readonly ModelSpec[], id: string): ModelSpec {
  const model = models.find((each) => each.id === id);
  if (!model) throw new JamakError('model-missing', { params: { model: id, file: 'catalogue.json' } });
  return model;
}
