import { JamakError } from '../../../shared/errors';
import type { SpokenLanguage } from '../../../shared/languages';
import type { LocalModel, ModelActivity } from '../../../shared/local-models';
import { readCatalogue } from '../../models/catalogue';
import { openModelManager, type ModelManager } from '../../models/manager';
import type { ModelSpec } from '../../speech/models';
import { log } from '../log';
import type { NoticeBoard } from '../notice-board';
import { resourcePath, userPath } from '../paths';

export interface LocalModelsOptions {
  readonly embedded: readonly ModelSpec[];
  /** The model that captions are made with now; empty for the embedded ones. */
  readonly chosen: () => string;
  readonly language: () => SpokenLanguage;
  /** Seconds that this machine takes for a second of speech. @throws JamakError */
  readonly speedOf: (model: ModelSpec) => Promise<number>;
  /** What is being done with a model at the moment. */
  readonly activityOf?: (id: string) => ModelActivity | undefined;
  readonly notices: NoticeBoard;
  readonly onChanged: (models: LocalModel[]) => void;
}

/** The local speech models as the settings see them: what fails behind an answer becomes a notice. */
export class LocalModels {
  readonly #options: LocalModelsOptions;
  readonly #manager: ModelManager;
  /** Ids of models that are being measured. */
  readonly #measuring = new Set<string>();

  constructor(options: LocalModelsOptions) {
    this.#options = options;
    this.#manager = openModelManager({
      folder: userPath('models'),
      catalogue: this.#catalogue(),
      embedded: options.embedded,
      inUse: (id) => options.chosen() === id,
      onChanged: () => options.onChanged(this.list()),
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

  /** What an engine needs to load it; null when it is not installed. */
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
   * Measures how fast an installed model is here, unless that is under way; `onChanged` tells when it is known.
   * @throws JamakError 'bad-request' when it is not installed
   */
  measure(id: string): void {
    const spec = this.#manager.specOf(id);
    if (!spec) throw new JamakError('bad-request');
    if (!this.#measuring.has(id)) void this.#measure(spec);
  }

  async measured(id: string, factor: number): Promise<void> {
    await this.#manager.measured(id, factor).catch(() => log.warn('speed not kept', id));
  }

  close(): Promise<void> {
    return this.#manager.close();
  }

  async #measure(spec: ModelSpec): Promise<void> {
    const { speedOf, notices } = this.#options;
    this.#measuring.add(spec.id);
    try {
      await this.measured(spec.id, await speedOf(spec));
    } catch (error) {
      notices.addError(error);
    } finally {
      this.#measuring.delete(spec.id);
    }
  }

  /** Without it nothing can be downloaded, which is no reason not to caption. */
  #catalogue(): ReturnType<typeof readCatalogue> {
    try {
      return readCatalogue(resourcePath('model-catalogue.json'));
    } catch (error) {
      this.#options.notices.addError(error);
      return [];
    }
  }
}
