import { readFile } from 'node:fs/promises';
import { JamakError } from '../../../shared/errors';
import type { LocalModel } from '../../../shared/local-models';
import { currentGlossary, type Settings } from '../../../shared/settings';
import type { Reading } from '../../speech/answer/reader';
import { checkModel, readSample, type ModelCheckResult } from '../../speech/check-model';
import type { SttEngine } from '../../speech/contract';
import { createLocalEngine } from '../../speech/engines/local';
import { systemAfter, type After } from '../../speech/host/host-life';
import { SpeechSupervisor } from '../../speech/host/supervisor';
import { watchDecodes } from '../../speech/host/watched-decodes';
import { readModels, type ModelSpec } from '../../speech/models';
import { measureSpeed, readProbe } from '../../speech/speed-test';
import {
  carriesInterims,
  qualityFor,
  tiersOf,
  tiersWith,
  type ModelPair,
  type Quality,
  type Tiers,
} from '../../speech/tiers';
import { interfaceLanguage } from '../interface-language';
import { describe, log } from '../log';
import type { NoticeBoard } from '../notice-board';
import { resourcePath } from '../paths';
import { IdleUnload } from './idle-unload';
import { LocalModels } from './local-models';
import { ModelActivities } from './model-activities';
import { spawnSpeechHost } from '../hosts/hosts';
import { speechVersions } from './speech-versions';

const ACCURATE_MODEL = 'moonshine-base-en';
const FAST_MODEL = 'moonshine-tiny-en';

export interface LocalSpeechOptions {
  readonly modelsFolder: string;
  readonly settings: () => Settings;
  /** All that reaches servers of models. */
  readonly fetch: typeof fetch;
  /** How answers become captions. */
  readonly reading: () => Reading;
  readonly notices: NoticeBoard;
  readonly onModels: (models: LocalModel[]) => void;
  /** Whether captions of a session are being decoded. */
  readonly onDecoding: (decoding: boolean) => void;
  /** A model has been loaded. */
  readonly onLoaded?: () => void;
  readonly after?: After;
  /** Nobody has used the models for as long as the settings say; they are unloaded. */
  readonly onIdle?: () => void;
}

/** Speech to text on this machine: the models, which of them are loaded, and how fast they are here. */
export class LocalSpeech {
  readonly models: LocalModels;
  readonly #options: LocalSpeechOptions;
  readonly #pair: ModelPair;
  readonly #activities = new ModelActivities(() => this.#options.onModels(this.models.list()));
  readonly #supervisor: SpeechSupervisor;
  readonly #idle: IdleUnload;
  /** Of the model that is being checked. */
  #checkHost: SpeechSupervisor | null = null;
  /** The engine of the model and the language that were chosen last. */
  #chosen: { readonly key: string; readonly engine: SttEngine } | null = null;
  /** What was loaded last; empty before anything was. */
  #loaded = '';
  /** Models that stay loaded once they are. */
  #wanted: readonly ModelSpec[] = [];
  #measured: Quality;
  #closing = false;

  /** @throws JamakError 'model-missing' or 'model-damaged' when there is no catalogue of embedded models */
  constructor(options: LocalSpeechOptions) {
    this.#options = options;
    const { modelsFolder, settings, notices, onModels } = options;
    const embedded = readModels(modelsFolder);
    this.#pair = { accurate: find(embedded, ACCURATE_MODEL), fast: find(embedded, FAST_MODEL) };
    this.#supervisor = superviseHost(notices, this.#activities, () => options.onLoaded?.());
    this.#idle = new IdleUnload({
      afterMs: () => {
        const { unloadAfterMinutes: minutes } = settings().speech;
        return minutes === null ? null : minutes * 60_000;
      },
      after: options.after ?? systemAfter,
      unload: () => this.#unloadIdle(),
    });
    this.models = new LocalModels({
      embedded,
      chosen: () => settings().speech.model,
      language: () => settings().speech.language,
      check: (model) => this.#check(model),
      versions: speechVersions(),
      fetch: options.fetch,
      activityOf: (id) => this.#activities.of(id),
      notices,
      onChanged: (models) => {
        onModels(models);
        // A check may have shown that the chosen model can't be used, or that it can.
        if (this.#loaded !== '') void this.load();
      },
    });
    // Until the machine is measured it is taken for a usual one.
    this.#measured = qualityFor(this.models.speedOf(ACCURATE_MODEL) ?? 0);
  }

  /**
   * The engine of the model that the user chose; of the embedded ones when it was deleted. Another language makes
   * another engine, so that it holds from the next utterance on.
   */
  engine(): SttEngine {
    const { language } = this.#options.settings().speech;
    const spec = this.#chosenModel();
    const key = `${spec?.id ?? ''} ${language}`;
    if (this.#chosen?.key !== key) {
      const engine = createLocalEngine({
        supervisor: watchDecodes(this.#supervisor, this.#options.onDecoding),
        tiers: (spoken) => (spec ? tiersWith(spec, spoken, this.#pair) : this.#embeddedTiers()),
        language: () => language,
        terms: () => currentGlossary(this.#options.settings()),
        reading: this.#options.reading,
        // Which of the embedded ones makes interims was decided by their tiers.
        makesInterims: (model) => spec === null || carriesInterims(this.models.speedOf(model.id)),
      });
      this.#chosen = { key, engine };
    }
    return this.#chosen.engine;
  }

  /** The engine that stands in for a server. Until the spoken language is detected, the interface's is the best guess. */
  engineFor(language: string | null): SttEngine | null {
    const spoken = language ?? interfaceLanguage(this.#options.settings());
    const local = this.engine();
    const { languages } = local.capabilities;
    return languages === 'any' || languages.includes(spoken) ? local : null;
  }

  /**
   * Loads what the engine works with now, so that the first words find it warm, and lets go of all other models.
   * Resolves when it is loaded and was measured, or neither can be.
   */
  async load(): Promise<void> {
    const tiers = this.#tiers();
    const ids = Object.values(tiers).map(({ id }: ModelSpec) => id);
    const key = ids.join(' ');
    if (key === this.#loaded || this.#closing) return;
    const used = this.#idle.begin();
    try {
      await this.#load(key, tiers);
    } finally {
      used();
    }
  }

  async #load(key: string, { finalModel, fastModel, ...others }: Tiers): Promise<void> {
    const first = this.#loaded === '';
    this.#loaded = key;
    this.#wanted = [finalModel, fastModel, ...Object.values(others)];
    this.#supervisor.load(finalModel, fastModel);
    this.#supervisor.keepOnly(this.#wanted);
    // A speed that is known is no reason to make the captions of a running session wait.
    if (first || this.models.measuredSpeedOf(finalModel.id) === null) await this.#measure(finalModel);
  }

  /** Lets go of what `load` loaded. Whoever stands in for a server loads its model by itself. */
  unload(): void {
    if (this.#loaded === '') return;
    this.#loaded = '';
    this.#wanted = [];
    this.#supervisor.keepOnly(this.#wanted);
  }

  /** What is loaded is used, until the returned function is called. */
  readonly use = (): (() => void) => this.#idle.begin();

  /** How long models stay loaded that nobody uses may have changed. */
  settingsChanged(): void {
    this.#idle.settingsChanged();
  }

  /** So many threads may decode with the same model from now on. */
  setWorkers(count: number): void {
    this.#supervisor.setWorkersPerModel(count);
  }

  /** It does not answer: the speech host is started anew, and what it had is decoded again. */
  restart(): void {
    log.warn('speech host does not answer');
    this.#supervisor.restart();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#idle.close();
    await this.models.close();
    const checkHost = this.#checkHost;
    this.#checkHost = null;
    await Promise.all([this.#supervisor.close(), checkHost?.close()]);
  }

  /** What stays wanted is loaded again by whoever uses it: a session as it starts. */
  #unloadIdle(): boolean {
    const there = this.#supervisor.hostPid !== undefined;
    const unloaded = this.#supervisor.unload();
    if (there && unloaded) log.info('speech models unloaded');
    if (unloaded) this.#options.onIdle?.();
    return unloaded;
  }

  #chosenModel(): ModelSpec | null {
    const { model } = this.#options.settings().speech;
    return model === '' ? null : this.models.specOf(model);
  }

  #tiers(): Tiers {
    const spec = this.#chosenModel();
    return spec
      ? tiersWith(spec, this.#options.settings().speech.language, this.#pair)
      : this.#embeddedTiers();
  }

  #embeddedTiers(): Tiers {
    const { quality } = this.#options.settings().speech;
    return tiersOf(quality === 'auto' ? this.#measured : quality, this.#pair);
  }

  async #speedOf(model: ModelSpec): Promise<number> {
    this.#activities.measures(model, true);
    try {
      return await measureSpeed(this.#supervisor, model, await probe());
    } finally {
      this.#activities.measures(model, false);
      this.#supervisor.keepOnly(this.#wanted);
    }
  }

  /**
   * Runs a model on the sample in a host of its own: one that ends its process takes no captions along, and its memory
   * is given back at once.
   */
  async #check(model: ModelSpec): Promise<ModelCheckResult> {
    const text = await readFile(resourcePath('sample', 'probe.txt'), 'utf8');
    const sample = readSample(await readFile(resourcePath('sample', 'probe.wav')), text);
    const activities = this.#activities;
    const host = new SpeechSupervisor({
      spawn: spawnSpeechHost,
      onProgress: (loaded, progress) => activities.loads(loaded, progress),
      onHang: ({ id }) => log.warn('model load hangs', id),
    });
    this.#checkHost = host;
    activities.measures(model, true);
    try {
      return await checkModel(host, model, sample);
    } finally {
      activities.measures(model, false);
      // When the app closes, that closes it.
      if (this.#checkHost === host) {
        this.#checkHost = null;
        await host.close();
      }
    }
  }

  async #measure(model: ModelSpec): Promise<void> {
    try {
      const factor = await this.#speedOf(model);
      await this.models.measured(model.id, factor);
      log.info('real-time factor', model.id, factor.toFixed(3));
      if (model === this.#pair.accurate) this.#measured = qualityFor(factor);
      // Which model makes what may be another one by that.
      await this.load();
      await this.#warmInterims();
    } catch (error) {
      // Why a model cannot be used is said where it was loaded; a measurement that the app's end breaks off is none.
      if (!this.#closing) log.warn('machine not measured', JamakError.from(error).code);
    }
  }

  /** Where another model makes the interims, the first of them need not wait for it either. */
  async #warmInterims(): Promise<void> {
    const { finalModel, interimModel } = this.#tiers();
    if (interimModel.id === finalModel.id) return;
    await this.#supervisor.decode({ kind: 'interim', models: [interimModel], samples: await probe() });
  }
}

function superviseHost(
  notices: NoticeBoard,
  activities: ModelActivities,
  onLoaded: () => void,
): SpeechSupervisor {
  return new SpeechSupervisor({
    spawn: spawnSpeechHost,
    onProgress: (model, progress) => activities.loads(model, progress),
    onHang: (model) => log.warn('model load hangs', model.id),
    onReady: (model, loadMs) => {
      log.info('model loaded', model.id, Math.round(loadMs));
      onLoaded();
    },
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

/** A few seconds of English speech. */
export async function probe(): Promise<Float32Array> {
  return readProbe(await readFile(resourcePath('sample', 'probe.wav')));
}

function find(models: readonly ModelSpec[], id: string): ModelSpec {
  const model = models.find((each) => each.id === id);
  if (!model) throw new JamakError('model-missing', { params: { model: id, file: 'catalogue.json' } });
  return model;
}
