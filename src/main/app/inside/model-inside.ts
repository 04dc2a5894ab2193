import { totalmem } from 'node:os';
import { JamakError, toErrorValue, type MessageCode } from '../../../shared/errors';
import type { Notice } from '../../../shared/notices';
import type { SessionHappening } from '../../../shared/session/events';
import type { InsideCheck, InsideState } from '../../../shared/requests/inside';
import type { Settings } from '../../../shared/settings';
import type { LanguageEngine } from '../../language/contract';
import { createInsideEngine } from '../../language/engines/inside';
import { CONTEXT_TOKENS } from '../../language/engines/inside/generator';
import { systemAfter, type After } from '../../language/engines/inside/host/host-process';
import { HostKeeper, type HostProcess } from '../../language/engines/inside/host/keeper';
import { threadsFor } from '../../language/engines/inside/host/threads';
import { probeModel } from '../../language/engines/inside/probe';
import { WorkGate } from '../../language/engines/inside/work-gate';
import { createLanguageFallback, type LanguageFallback } from '../../language/fallback-engine';
import { isUnchanged, recogniseModel, UserModelFile, type UserModel } from '../../models/inside/user-model';
import type { NoticeBoard } from '../notice-board';

export interface ModelInsideOptions {
  /** Where the chosen model is remembered; absolute. */
  readonly path: string;
  readonly spawn: () => HostProcess;
  readonly settings: () => Settings;
  readonly notices: NoticeBoard;
  readonly onChanged: (state: InsideState) => void;
  readonly onError: (error: unknown) => void;
  /** Of this machine, bytes. */
  readonly memory?: number;
  readonly after?: After;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

/** The model inside as the app uses it: which file it is, whether it was proved here, and its engine. */
export class ModelInside {
  readonly #options: ModelInsideOptions;
  readonly #file: UserModelFile;
  readonly #keeper: HostKeeper;
  readonly #gate: WorkGate;
  readonly #fallbacks: LanguageFallback[] = [];
  /** The settings that hold by now. */
  #heeded: string;
  /** How much of the model that is being checked is loaded. */
  #share: number | null = null;
  #checking: AbortController | null = null;
  /** What was said last of how it is. */
  #told: readonly Notice[] = [];

  constructor(options: ModelInsideOptions) {
    this.#options = options;
    const { after = systemAfter, now = () => performance.now(), spawn, path } = options;
    this.#file = new UserModelFile(path);
    this.#gate = new WorkGate({ now, after });
    this.#keeper = new HostKeeper({
      spawn,
      after,
      gate: this.#gate,
      contextTokens: CONTEXT_TOKENS,
      threads: threadsFor(),
    });
    this.#heeded = this.#settings();
    this.#keeper.use(this.#ready);
  }

  get state(): InsideState {
    const model = this.#chosen;
    if (!model) return { model: null, check: { type: 'none' } };
    const { id, name, bytes, licence, check } = model;
    const running: InsideCheck = { type: 'running', share: this.#share };
    return { model: { id, name, bytes, licence }, check: this.#checking ? running : check };
  }

  /** Process id of the running host. */
  get hostPid(): number | undefined {
    return this.#keeper.hostPid;
  }

  /** The engine while the model works, `picker` for the rest. */
  engine(picker: LanguageEngine): LanguageEngine {
    const { notices } = this.#options;
    const fallback = createLanguageFallback({
      primary: createInsideEngine({
        generator: this.#keeper,
        picker,
        model: () => this.#ready?.name ?? null,
      }),
      embedded: picker,
      mayUsePrimary: () => this.#ready !== null,
      serverName: () => this.#ready?.name ?? '',
      onFallback: (error) => {
        this.#tell(() => [
          notices.add('warning', error.code, error.params),
          notices.add('warning', 'inside-fallback', this.#params),
        ]);
        this.#recheckFile();
      },
      onBack: () => this.#tell(() => [notices.add('info', 'inside-back', this.#params)]),
    });
    this.#fallbacks.push(fallback);
    return fallback;
  }

  /** Whether captions are being decoded here: the model rests for that long. */
  onDecoding(decoding: boolean): void {
    this.#gate.onDecoding(decoding);
  }

  /** What happens in the session: while captions lag, the model waits. */
  onHappening(happening: SessionHappening): void {
    this.#gate.onHappening(happening);
  }

  /**
   * Takes the model of a file, which is to be named in the settings and checked then. Returns its id.
   * @throws JamakError 'inside-model-unknown' or 'inside-memory' when it is none that can be used
   */
  async add(path: string): Promise<string> {
    const { memory = totalmem() } = this.#options;
    const model = await recogniseModel(path, memory);
    this.#stopCheck();
    await this.#keep(model);
    return model.id;
  }

  /**
   * Checks the chosen model, unless that is under way; `onChanged` tells what comes of it.
   * @throws JamakError 'bad-request' when there is none
   */
  check(): void {
    const model = this.#chosen;
    if (!model) throw new JamakError('bad-request');
    if (this.#checking) return;
    const checking = new AbortController();
    this.#checking = checking;
    this.#share = null;
    this.#keeper.use(null);
    this.#changed();
    void this.#runCheck(model, checking);
  }

  cancel(): void {
    this.#checking?.abort();
  }

  /** Forgets the model; its file stays. */
  async forget(): Promise<void> {
    this.#stopCheck();
    const kept = this.#keep(null);
    this.#begin();
    await kept;
  }

  settingsChanged(): void {
    if (this.#settings() !== this.#heeded) this.#begin();
  }

  close(): void {
    this.#checking?.abort();
    this.#gate.close();
    this.#keeper.close();
  }

  /** The model that the settings name. */
  get #chosen(): UserModel | null {
    const { model } = this.#file;
    return model?.id === this.#options.settings().languageEngine.insideModel ? model : null;
  }

  /** The chosen model when it was proved and the settings want it. */
  get #ready(): UserModel | null {
    const model = this.#chosen;
    const wanted = this.#options.settings().languageEngine.engine === 'inside';
    return wanted && !this.#checking && model?.check.type === 'passed' ? model : null;
  }

  get #params(): { model: string } {
    return { model: this.#chosen?.name ?? '' };
  }

  #settings(): string {
    const { engine, insideModel } = this.#options.settings().languageEngine;
    return `${engine} ${insideModel}`;
  }

  /** Begins anew with what holds now: the host is that of the model that is ready; without one its memory comes back. */
  #begin(): void {
    this.#heeded = this.#settings();
    this.#tell(() => []);
    for (const fallback of this.#fallbacks) fallback.reset();
    this.#keeper.use(this.#ready);
    this.#changed();
  }

  #stopCheck(): void {
    this.#checking?.abort();
    this.#checking = null;
  }

  async #runCheck(model: UserModel, checking: AbortController): Promise<void> {
    const { spawn, after } = this.#options;
    let check: InsideCheck;
    try {
      if (!(await isUnchanged(model))) throw this.#error('inside-model-missing', model);
      const probed = await probeModel(model, {
        spawn,
        threads: threadsFor(),
        signal: checking.signal,
        onProgress: (share) => this.#progressed(checking, share),
        ...(after && { after }),
      });
      check = { type: 'passed', ...probed };
    } catch (error) {
      check = checking.signal.aborted ? { type: 'none' } : { type: 'failed', error: toErrorValue(error) };
    }
    // Another model was chosen meanwhile, and is checked itself.
    if (this.#checking !== checking) return;
    this.#checking = null;
    const kept = this.#file.model?.id === model.id ? this.#keep({ ...model, check }) : null;
    this.#begin();
    await kept;
  }

  /** Whatever failed, the file may have been moved or changed since it was checked. */
  #recheckFile(): void {
    const model = this.#chosen;
    if (!model) return;
    void isUnchanged(model).then((unchanged) => {
      if (unchanged || this.#chosen?.id !== model.id) return undefined;
      const error = toErrorValue(this.#error('inside-model-missing', model));
      const kept = this.#keep({ ...model, check: { type: 'failed', error } });
      this.#begin();
      return kept;
    });
  }

  #error(code: MessageCode, { name }: UserModel): JamakError {
    return new JamakError(code, { params: { model: name } });
  }

  #progressed(checking: AbortController, share: number): void {
    if (this.#checking !== checking) return;
    this.#share = share;
    this.#changed();
  }

  /** It holds at once; what can't be written holds for this run. */
  async #keep(model: UserModel | null): Promise<void> {
    await this.#file.keep(model).catch((error: unknown) => this.#options.onError(error));
  }

  #changed(): void {
    this.#options.onChanged(this.state);
  }

  /** Says how it is now, in place of how it was. */
  #tell(say: () => readonly Notice[]): void {
    for (const { id } of this.#told) this.#options.notices.dismiss(id);
    this.#told = say();
  }
}
