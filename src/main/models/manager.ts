import { totalmem } from 'node:os';
import { join } from 'node:path';
import { JamakError, toErrorValue, type ErrorValue } from '../../shared/errors';
import type { SpokenLanguage } from '../../shared/languages';
import type { LocalModel } from '../../shared/local-models';
import { isProven, isStreaming, sizeOf, type Model, type ModelSpec } from '../speech/models';
import type { CatalogueModel, KnownModel } from './catalogue';
import { ModelChecks, type CheckOutcome } from './checks';
import { downloadModel, freeSpace, receivedBytes } from './download';
import { asDownloadError } from './download-error';
import { ModelLibrary, type InstalledModel } from './library';
import { recogniseFolder } from './recognise-folder';
import { recommend, type Candidate } from './recommend';
import type { Fetch } from './request';
import { Turns } from './turns';

export interface ModelManagerOptions {
  /** Absolute path of the user's folder of models; made when first needed. */
  readonly folder: string;
  /** What can be downloaded. */
  readonly catalogue: readonly CatalogueModel[];
  /** What is known of models that somebody may have in a folder. */
  readonly known?: readonly KnownModel[];
  /** Of what runs the models: the results of checks hold for these alone. */
  readonly versions?: string;
  /** Models that came with Jamak. */
  readonly embedded: readonly ModelSpec[];
  /** Something has changed that `list` tells; while a download runs, about four times a second. */
  readonly onChanged: () => void;
  /** A model has been downloaded or added, and was never checked. */
  readonly onInstalled?: (model: ModelSpec) => void;
  /** Whether a model must not be removed now. */
  readonly inUse?: (id: string) => boolean;
  /** Node's own by default. Electron's cannot tell where it was redirected. */
  readonly fetch?: Fetch;
  /** Bytes that this user may still write below a folder. */
  readonly freeSpace?: (folder: string) => Promise<number>;
  /** ms, of any origin. */
  readonly now?: () => number;
  /** Of this machine. */
  readonly memoryBytes?: number;
  /** A server that is silent for so long has gone, ms. */
  readonly stallMs?: number;
}

/** The local speech models: which there are, downloads, folders of the user's. */
export interface ModelManager {
  /** @param language the one that is spoken, for what is recommended */
  list(language: SpokenLanguage): LocalModel[];
  /**
   * Begins or resumes a download; a third one waits. Resolves when it is installed, paused or failed, which
   * `list` tells.
   * @throws JamakError 'bad-request' at once when there is no such download
   */
  download(id: string): Promise<void>;
  /** Stops a download, if there is one; what has come is kept. @throws JamakError 'bad-request' when there is no such model */
  pause(id: string): Promise<void>;
  /**
   * Deletes a model or what was downloaded of it; of a folder of the user's only what we know of it.
   * @throws JamakError 'model-in-use'; 'bad-request' for an embedded model, and when there is no such model
   */
  remove(id: string): Promise<void>;
  /** @throws JamakError 'model-folder-unknown' */
  addFolder(path: string): Promise<LocalModel>;
  /** Keeps how many seconds, more than 0, the model takes for a second of speech here. */
  measured(id: string, realTimeFactor: number): Promise<void>;
  /** Seconds that the model takes for a second of speech here; null when that was not measured. */
  speedOf(id: string): number | null;
  /** Its check has begun. */
  checking(id: string): void;
  /** Keeps how the check of a model ended; null when that could not be found out. */
  checked(id: string, outcome: CheckOutcome | null): Promise<void>;
  /** What an engine needs to load it; null when it is not installed, or did not pass its check. */
  specOf(id: string): ModelSpec | null;
  /** The same, whether it passed its check or not. */
  installed(id: string): ModelSpec | null;
  /** The id of the model that suits the language and this machine best; null when none knows it. */
  recommend(language: SpokenLanguage): string | null;
  /** Stops all downloads. */
  close(): Promise<void>;
}

const MAX_DOWNLOADS = 2;
const PROGRESS_MS = 250;
const STALL_MS = 30_000;
/** Room for the manifest, which is written after the last byte of a model. */
const MANIFEST_BYTES = 4096;
const CHECKS = 'checks.json';
/** Of models without a rating: the middle of the catalogue's scale. */
const USUAL_ACCURACY = 3;

/** Real-time factors up to which a model is called fastest, fast or medium. */
const SPEEDS = [
  ['fastest', 0.06],
  ['fast', 0.15],
  ['medium', 0.5],
] as const;

interface Download {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function openModelManager(options: ModelManagerOptions): ModelManager {
  return new Manager(options);
}

class Manager implements ModelManager {
  readonly #options: ModelManagerOptions;
  readonly #library: ModelLibrary;
  readonly #checks: ModelChecks;
  readonly #turns = new Turns(MAX_DOWNLOADS);
  readonly #installed: Map<string, InstalledModel>;
  readonly #speeds: Map<string, number>;
  /** Downloads that run or wait for their turn, by the model's id. */
  readonly #downloads = new Map<string, Download>();
  /** Bytes that are there of models that are not installed, by id. */
  readonly #received = new Map<string, number>();
  /** Why a download ended before its model was whole, by id. */
  readonly #errors = new Map<string, ErrorValue>();
  #progressAt = -Infinity;

  constructor(options: ModelManagerOptions) {
    this.#options = options;
    this.#library = new ModelLibrary(options.folder);
    this.#checks = new ModelChecks(join(options.folder, CHECKS), options.versions ?? '');
    this.#installed = new Map(this.#library.installed().map((each) => [each.spec.id, each]));
    this.#speeds = this.#library.speeds();
    for (const model of options.catalogue) {
      this.#received.set(model.id, this.#receivedOf(model));
    }
  }

  list(language: SpokenLanguage): LocalModel[] {
    const { embedded, catalogue } = this.#options;
    const recommended = this.recommend(language);
    const folders = [...this.#installed.values()].filter(({ origin }) => origin === 'folder');
    const all = [
      ...embedded.map((model) => this.#view(model, 'embedded', { type: 'installed' })),
      ...catalogue.map((model) => this.#view(model, 'download', this.#stateOf(model.id))),
      ...folders.map(({ spec }) => this.#view(spec, 'folder', { type: 'installed' })),
    ];
    return all.map((model) => ({ ...model, recommended: model.id === recommended }));
  }

  download(id: string): Promise<void> {
    const model = this.#options.catalogue.find((each) => each.id === id);
    if (!model || this.#installed.has(id)) throw new JamakError('bad-request');
    const running = this.#downloads.get(id);
    if (running) return running.done;
    const controller = new AbortController();
    const done = this.#download(model, controller.signal);
    this.#downloads.set(id, { controller, done });
    this.#errors.delete(id);
    this.#options.onChanged();
    return done;
  }

  async pause(id: string): Promise<void> {
    if (!this.#knows(id)) throw new JamakError('bad-request');
    const download = this.#downloads.get(id);
    download?.controller.abort();
    await download?.done;
  }

  async remove(id: string): Promise<void> {
    const { embedded, inUse } = this.#options;
    const isEmbedded = embedded.some((model) => model.id === id);
    if (isEmbedded || !this.#knows(id)) throw new JamakError('bad-request');
    const installed = this.#installed.get(id);
    if (installed && inUse?.(id)) {
      throw new JamakError('model-in-use', { params: { model: installed.spec.name } });
    }
    await this.pause(id);
    await this.#library.remove(id);
    await this.#library.removePart(id);
    this.#installed.delete(id);
    await this.#checks.forget(id);
    this.#received.set(id, 0);
    this.#errors.delete(id);
    this.#options.onChanged();
  }

  async addFolder(path: string): Promise<LocalModel> {
    const installed = await this.#library.addFolder(await recogniseFolder(path, this.#options.known));
    const { spec } = installed;
    this.#installed.set(spec.id, installed);
    // It may have been another model when it was measured.
    if (this.#speeds.delete(spec.id)) await this.#library.keepSpeeds(this.#speeds);
    this.#options.onInstalled?.(spec);
    this.#options.onChanged();
    return this.#view(spec, 'folder', { type: 'installed' });
  }

  async measured(id: string, realTimeFactor: number): Promise<void> {
    if (!(realTimeFactor > 0)) throw new JamakError('bad-request');
    this.#speeds.set(id, realTimeFactor);
    this.#options.onChanged();
    await this.#library.keepSpeeds(this.#speeds);
  }

  speedOf(id: string): number | null {
    return this.#speeds.get(id) ?? null;
  }

  checking(id: string): void {
    this.#checks.begin(id);
    this.#options.onChanged();
  }

  async checked(id: string, outcome: CheckOutcome | null): Promise<void> {
    const model = this.installed(id);
    if (!model) return;
    const kept = this.#checks.end(model, outcome);
    this.#options.onChanged();
    await kept;
  }

  specOf(id: string): ModelSpec | null {
    const spec = this.installed(id);
    return spec && this.#checks.of(spec).type !== 'failed' ? spec : null;
  }

  installed(id: string): ModelSpec | null {
    const embedded = this.#options.embedded.find((model) => model.id === id);
    return embedded ?? this.#installed.get(id)?.spec ?? null;
  }

  recommend(language: SpokenLanguage): string | null {
    const { embedded, catalogue, memoryBytes = totalmem() } = this.#options;
    const candidate = (model: Model, accuracy: number): Candidate => ({
      model,
      accuracy,
      measured: this.#speeds.get(model.id) ?? null,
      proven: this.#isProven(model),
    });
    const candidates = [
      ...embedded.map((model) => candidate(model, USUAL_ACCURACY)),
      ...catalogue.map((model) => candidate(model, model.accuracy)),
    ].filter(({ model }) => this.#checks.of(model).type !== 'failed');
    return recommend(language, candidates, memoryBytes);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#downloads.keys()].map((id) => this.pause(id)));
  }

  #knows(id: string): boolean {
    const { embedded, catalogue } = this.#options;
    return this.#installed.has(id) || [...embedded, ...catalogue].some((model) => model.id === id);
  }

  /** Bytes that an earlier try left; none where a link leads elsewhere. */
  #receivedOf(model: CatalogueModel): number {
    try {
      return receivedBytes(model, this.#library.partFolder(model.id));
    } catch {
      return 0;
    }
  }

  /** Never rejects. */
  async #download(model: CatalogueModel, signal: AbortSignal): Promise<void> {
    const { id } = model;
    try {
      await this.#turns.take(() => this.#bring(model, signal), signal);
    } catch (error) {
      if (!signal.aborted) this.#errors.set(id, toErrorValue(asDownloadError(error, MANIFEST_BYTES)));
    }
    this.#received.set(id, this.#receivedOf(model));
    this.#downloads.delete(id);
    this.#options.onChanged();
  }

  /** @throws what `downloadModel` does, or of the disk */
  async #bring(model: CatalogueModel, signal: AbortSignal): Promise<void> {
    const { id } = model;
    await downloadModel({
      model,
      signal,
      folder: this.#library.partFolder(id),
      fetch: this.#options.fetch ?? globalThis.fetch,
      freeSpace: this.#options.freeSpace ?? freeSpace,
      stallMs: this.#options.stallMs ?? STALL_MS,
      onProgress: (received) => this.#progressed(id, received),
    });
    const installed = await this.#library.install(model);
    this.#installed.set(id, installed);
    this.#options.onInstalled?.(installed.spec);
  }

  #progressed(id: string, received: number): void {
    this.#received.set(id, received);
    const now = (this.#options.now ?? performance.now.bind(performance))();
    if (now - this.#progressAt < PROGRESS_MS) return;
    this.#progressAt = now;
    this.#options.onChanged();
  }

  #stateOf(id: string): LocalModel['state'] {
    if (this.#installed.has(id)) return { type: 'installed' };
    const received = this.#received.get(id) ?? 0;
    if (this.#downloads.has(id)) return { type: 'downloading', receivedBytes: received };
    const error = this.#errors.get(id) ?? null;
    if (received === 0 && !error) return { type: 'available' };
    return { type: 'paused', receivedBytes: received, error };
  }

  /** By us, or by this computer. */
  #isProven(model: Model): boolean {
    return isProven(model) || this.#checks.of(model).type === 'passed';
  }

  #view(model: Model, origin: LocalModel['origin'], state: LocalModel['state']): LocalModel {
    const measured = this.#speeds.get(model.id) ?? null;
    return {
      id: model.id,
      name: model.name,
      languages: model.languages,
      sizeBytes: sizeOf(model),
      licence: model.licence,
      licenceUnclear: model.licenceUnclear ?? false,
      speed: speedOf(measured ?? model.realTimeFactor),
      kind: isStreaming(model) ? 'streaming' : 'whole',
      proven: this.#isProven(model),
      check: this.#checks.of(model),
      origin,
      state,
      realTimeFactor: measured,
      recommended: false,
    };
  }
}

function speedOf(realTimeFactor: number | null): LocalModel['speed'] {
  if (realTimeFactor === null) return 'medium';
  return SPEEDS.find(([, upTo]) => realTimeFactor <= upTo)?.[0] ?? 'slow';
}
