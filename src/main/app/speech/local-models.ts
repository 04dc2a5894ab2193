import { JamakError, toErrorValue } from '../../../shared/errors';
import type { SpokenLanguage } from '../../../shared/languages';
import type { LocalModel, ModelActivity } from '../../../shared/local-models';
import { readCatalogue, type Catalogue } from '../../models/catalogue';
import type { CheckOutcome } from '../../models/checks';
import { openModelManager, type ModelManager } from '../../models/manager';
import type { ModelCheckResult } from '../../speech/check-model';
import type { ModelSpec } from '../../speech/models';
import { log } from '../log';
import type { NoticeBoard } from '../notice-board';
import { resourcePath, userPath } from '../paths';

export interface LocalModelsOptions {
  readonly embedded: readonly ModelSpec[];
  /** The model that captions are made with now; empty for the embedded ones. */
  readonly chosen: () => string;
  readonly language: () => SpokenLanguage;
  /** Runs a model on the sample speech. @throws JamakError as `checkModel` does */
  readonly check: (model: ModelSpec) => Promise<ModelCheckResult>;
  /** Of what runs the models. */
  readonly versions: string;
  readonly fetch: typeof fetch;
  /** What is being done with a model at the moment. */
  readonly activityOf?: (id: string) => ModelActivity | undefined;
  readonly notices: NoticeBoard;
  readonly onChanged: (models: LocalModel[]) => void;
}

/** The local speech models as the settings see them: what fails behind an answer becomes a notice. */
export class LocalModels {
  readonly #options: LocalModelsOptions;
  readonly #manager: ModelManager;
  /** Ids of models that are checked or wait for it. */
  readonly #checking = new Set<string>();
  /** One at a time: two would slow each other down, and each may need much memory. */
  #checks: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: LocalModelsOptions) {
    this.#options = options;
    const { models, known } = this.#catalogue();
    this.#manager = openModelManager({
      folder: userPath('models'),
      catalogue: models,
      known,
      versions: options.versions,
      fetch: options.fetch,
      embedded: options.embedded,
      inUse: (id) => options.chosen() === id,
      onChanged: () => options.onChanged(this.list()),
      onInstalled: (model) => this.#check(model),
    });
  }

  list(): LocalModel[] {
    const { language, activityOf } = this.#options;
    return this.#manager.list(language()).map((model) => {
      const activity = activityOf?.(model.id);
      return activity ? { ...model, activity } : model;
    });
  }

  /** Seconds that the model takes for a second of speech: measured here, else estimated; null when nobody knows. */
  speedOf(id: string): number | null {
    return this.measuredSpeedOf(id) ?? this.#manager.specOf(id)?.realTimeFactor ?? null;
  }

  /** As `speedOf`, null unless it was measured here. */
  measuredSpeedOf(id: string): number | null {
    return this.#manager.speedOf(id);
  }

  /** What an engine needs to load it; null when it is not installed, or did not pass its check. */
  specOf(id: string): ModelSpec | null {
    return this.#manager.specOf(id);
  }

  /** @throws JamakError 'bad-request' at once when there is no such download; `onChanged` tells the rest */
  download(id: string): void {
    void this.#manager.download(id);
  }

  pause(id: string): Promise<void> {
    return this.#manager.pause(id);
  }

  remove(id: string): Promise<void> {
    return this.#manager.remove(id);
  }

  addFolder(path: string): Promise<LocalModel> {
    return this.#manager.addFolder(path);
  }

  /**
   * Checks an installed model and measures how fast it is here, unless that is under way; `onChanged` tells when it
   * is known.
   * @throws JamakError 'bad-request' when it is not installed
   */
  measure(id: string): void {
    const spec = this.#manager.installed(id);
    if (!spec) throw new JamakError('bad-request');
    this.#check(spec);
  }

  async measured(id: string, factor: number): Promise<void> {
    await this.#manager.measured(id, factor).catch(() => log.warn('speed not kept', id));
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#manager.close();
  }

  #check(spec: ModelSpec): void {
    if (this.#checking.has(spec.id)) return;
    this.#checking.add(spec.id);
    this.#manager.checking(spec.id);
    this.#checks = this.#checks.then(() => this.#runCheck(spec));
  }

  /** Never rejects. */
  async #runCheck(spec: ModelSpec): Promise<void> {
    if (this.#closed) return;
    const { check, notices } = this.#options;
    let outcome: CheckOutcome | null = null;
    try {
      const { realTimeFactor, words } = await check(spec);
      await this.measured(spec.id, realTimeFactor);
      outcome = { type: 'passed', realTimeFactor, words };
    } catch (error) {
      notices.addError(error);
      // What may work another time says nothing of the model.
      const value = toErrorValue(error);
      outcome = value.retryable ? null : { type: 'failed', error: value };
    }
    this.#checking.delete(spec.id);
    await this.#manager.checked(spec.id, outcome).catch(() => log.warn('check not kept', spec.id));
  }

  /** Without it nothing can be downloaded, which is no reason not to caption. */
  #catalogue(): Catalogue {
    try {
      return readCatalogue(resourcePath('model-catalogue.json'));
    } catch (error) {
      this.#options.notices.addError(error);
      return { models: [], known: [] };
    }
  }
}
