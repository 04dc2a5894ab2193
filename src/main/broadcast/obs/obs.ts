import { z } from 'zod';
import { JamakError, missingCase, type MessageCode, type MessageParams } from '../../../shared/errors';
import type { NoticeLevel } from '../../../shared/notices';
import {
  MOST_SCENES,
  NO_OBS,
  type ObsStatus,
  type SourceOutcome,
  type Video,
} from '../../../shared/broadcast/obs';
import type { SessionEvent } from '../../../shared/session/events';
import type { Settings } from '../../../shared/settings';
import { isLoopback } from '../../remote/address';
import { sleep } from '../../remote/sleep';
import type { PublicFeed } from '../contract';
import { addBrowserSource } from './browser-source';
import { ClosedCaptions } from './captions/closed-captions';
import { ObsRefusal, OUTPUT_NOT_RUNNING } from './link/contract';
import { ObsLink } from './link/link';
import { OBS_EVENTS, readEvent, type ObsHappening } from './obs-events';
import { AlignedSubtitles } from './recording/aligned-subtitles';
import { HeardCaptions, type Heard } from './recording/heard-captions';
import { Recorder } from './recording/recorder';
import { Replays } from './replay';
import { Videos } from './videos';

/** Captions, corrections and take-backs of so long are written together, ms. */
const TOGETHER_MS = 500;
/** Longer than any recording: what was said so long ago is of none, ms. */
const LONGEST_MS = 24 * 3600 * 1000;

/** What is untrue as soon as OBS is connected, and as soon as it is not wanted. */
const OF_THE_LINK: readonly MessageCode[] = [
  'obs-closed',
  'obs-lost',
  'obs-outdated',
  'obs-password-wrong',
  'obs-password-missing',
  'obs-wrong-address',
  'obs-not-allowed',
];

const versionSchema = z.object({ obsVersion: z.string().max(100) });
const activeSchema = z.object({ outputActive: z.boolean() });
const sceneSchema = z.object({ currentProgramSceneName: z.string() });
const scenesSchema = z.object({ scenes: z.array(z.object({ sceneName: z.string() })) });

export interface ObsOptions {
  readonly feed: PublicFeed;
  readonly settings: () => Pick<Settings, 'obs' | 'export' | 'privacy'>;
  readonly password: (url: string) => string | undefined;
  /** Whether the user agreed to an OBS that is not on this machine. */
  readonly agreed: (origin: string) => boolean;
  /** Called with the address before each try; while it throws, there is none. */
  readonly pass?: (address: string) => void;
  /** Where an OBS at this address finds the overlay. @throws JamakError 'obs-server-off', 'obs-kept-out' */
  readonly overlayUrl: (obsUrl: string) => string;
  /** When a caption was heard; null where that is not known. */
  readonly heard: (captionId: string) => Heard | null;
  /** Where subtitles go whose recording is on another machine. */
  readonly folder: () => string;
  /** The scene that is on has a look of the overlay of its own. */
  readonly choosePreset: (presetId: string) => void;
  readonly notices: {
    add(level: NoticeLevel, code: MessageCode, params?: MessageParams): unknown;
    withdraw(code: MessageCode): void;
  };
  readonly onStatus: (status: ObsStatus) => void;
  readonly onError: (error: unknown) => void;
  /** Ms of the steady clock. */
  readonly now: () => number;
  /** Epoch milliseconds. */
  readonly wallNow?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly beat?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** OBS: shows the captions, gets them into its stream, and has them beside its recordings. */
export class Obs {
  readonly #options: ObsOptions;
  readonly #link: ObsLink;
  readonly #heard: HeardCaptions;
  readonly #subtitles: AlignedSubtitles;
  readonly #recorder: Recorder;
  readonly #closedCaptions: ClosedCaptions;
  readonly #replays: Replays;
  readonly #videos = new Videos();
  readonly #closed = new AbortController();
  #status: ObsStatus = NO_OBS;
  /** What of the settings the link was made for. */
  #linkedTo = '';
  /** The looks of scenes as they were followed last. */
  #looks = '';
  /** Said once in a connection. */
  readonly #said = new Set<MessageCode>();
  #wasLost = false;
  #updating = false;

  constructor(options: ObsOptions) {
    this.#options = options;
    const {
      feed,
      settings,
      heard,
      folder,
      notices,
      onError,
      now,
      wallNow = Date.now,
      wait = sleep,
      beat = sleep,
    } = options;
    const isLocal = (): boolean => isLoopback(settings().obs.url);
    this.#heard = new HeardCaptions({ heard, view: () => feed.view });
    this.#link = new ObsLink({
      address: () => this.#address(),
      events: OBS_EVENTS,
      now,
      wait,
      beat,
      onConnected: () => void this.#connected(),
      onLost: (code, at) => this.#lost(code, at),
      onRefused: (code) => this.#refused(code),
      onEvent: (event, data, at) => {
        const happening = readEvent(event, data);
        if (happening) this.#take(happening, at);
      },
    });
    this.#subtitles = new AlignedSubtitles({
      settings,
      isLocal,
      folder,
      captions: () => this.#heard.all,
      onSaved: (path) => void notices.add('info', 'obs-subtitles-saved', { path }),
      onElsewhere: (path) => void notices.add('info', 'obs-subtitles-elsewhere', { path }),
      onError: (error) => {
        const { code, params } = JamakError.from(error);
        notices.add('error', code, params);
      },
    });
    this.#recorder = new Recorder({
      obs: this.#link,
      subtitles: this.#subtitles,
      isLocal,
      now,
      wallNow,
      onPartial: () => void notices.add('info', 'obs-subtitles-partial'),
      onError,
    });
    this.#closedCaptions = new ClosedCaptions({
      wanted: () => this.#status.streaming && settings().obs.closedCaptions,
      send: (text) => this.#sendCaption(text),
      onForeign: () => this.#sayOnce('info', 'obs-captions-latin'),
      wait,
    });
    this.#replays = new Replays({
      obs: this.#link,
      onOff: () => this.#sayOnce('warning', 'obs-replay-off'),
      onError,
    });
    feed.listen((event) => this.#onEvent(event));
    feed.onDeleted(() => this.#heard.forgetSession());
  }

  get status(): ObsStatus {
    return this.#status;
  }

  /** Streams and recordings whose beginning was seen, oldest first. */
  get videos(): readonly Video[] {
    return this.#videos.all;
  }

  /** The settings or the password changed, or something was agreed to; also the first start. */
  settingsChanged({ again = false } = {}): void {
    const { obs, privacy } = this.#options.settings();
    const { enabled, url } = obs;
    const key = JSON.stringify([
      enabled,
      url,
      privacy.offline,
      this.#options.password(url) ?? null,
      this.#allowed(url),
    ]);
    if (key !== this.#linkedTo || again) {
      this.#linkedTo = key;
      this.#relink();
    }
    const looks = JSON.stringify(this.#options.settings().obs.scenePresets);
    const other = looks !== this.#looks;
    this.#looks = looks;
    if (other && this.#link.connected) void this.#attempt(() => this.#followScene());
    this.#updateSoon();
  }

  /**
   * Shows the captions in OBS.
   *
   * @throws JamakError 'obs-away', 'obs-server-off', 'obs-kept-out', 'obs-no-browser-source', 'obs-failed'
   */
  addSource(): Promise<SourceOutcome> {
    if (!this.#link.connected) throw new JamakError('obs-away', { retryable: true });
    const { settings, overlayUrl } = this.#options;
    return addBrowserSource(this.#link, overlayUrl(settings().obs.url));
  }

  /** The user marked a moment. */
  onMark(id: string): void {
    this.#onMoment('mark', id);
  }

  /** Subtitles go on to be written at once, for the last words of a session that ends after this. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#closedCaptions.close();
    this.#link.close();
    await this.#recorder.close();
    await this.#subtitles.update();
  }

  #address(): { url: string; password: string | undefined } | null {
    const { enabled, url } = this.#options.settings().obs;
    if (!enabled || !this.#allowed(url) || !this.#passes(url)) return null;
    return { url, password: this.#options.password(url) };
  }

  #passes(url: string): boolean {
    try {
      this.#options.pass?.(url);
      return true;
    } catch {
      return false;
    }
  }

  #allowed(url: string): boolean {
    return isLoopback(url) || this.#options.agreed(new URL(url).origin);
  }

  #relink(): void {
    const { enabled, url } = this.#options.settings().obs;
    for (const code of OF_THE_LINK) this.#options.notices.withdraw(code);
    this.#wasLost = false;
    if (this.#status.link === 'connected') this.#recorder.lost(this.#options.now());
    const refused = enabled && !this.#allowed(url);
    this.#tell({
      ...NO_OBS,
      link: refused ? 'refused' : enabled ? 'looking' : 'off',
      problem: refused ? 'obs-not-allowed' : null,
    });
    this.#link.reset();
  }

  async #connected(): Promise<void> {
    const { notices } = this.#options;
    for (const code of OF_THE_LINK) notices.withdraw(code);
    if (this.#wasLost) notices.add('info', 'obs-back');
    this.#wasLost = false;
    this.#said.clear();
    this.#tell({ ...NO_OBS, link: 'connected' });
    await this.#attempt(async () => {
      await this.#recorder.look();
      const { obsVersion: version } = await this.#link.call(versionSchema, 'GetVersion');
      const { outputActive: streaming } = await this.#link.call(activeSchema, 'GetStreamStatus');
      this.#tell({ ...this.#status, version, streaming, recording: this.#recorder.state });
      await this.#readScenes();
    });
  }

  #lost(code: MessageCode, at: number): void {
    const { notices } = this.#options;
    this.#wasLost = true;
    this.#recorder.lost(at);
    this.#closedCaptions.clear();
    notices.withdraw('obs-back');
    notices.add(code === 'obs-lost' ? 'warning' : 'info', code);
    this.#tell({ ...NO_OBS, link: 'looking' });
  }

  #refused(problem: MessageCode): void {
    const { notices } = this.#options;
    for (const code of OF_THE_LINK) notices.withdraw(code);
    notices.add('warning', problem);
    this.#tell({ ...NO_OBS, link: 'refused', problem });
  }

  #take(happening: ObsHappening, at: number): void {
    this.#videos.take(happening, at);
    switch (happening.type) {
      case 'record':
        this.#recorder.changed(happening.state, happening.path, at);
        this.#tell({ ...this.#status, recording: this.#recorder.state });
        break;
      case 'record-file':
        this.#recorder.fileChanged(happening.path, at);
        break;
      case 'stream':
        if (!happening.active) this.#closedCaptions.clear();
        this.#tell({ ...this.#status, streaming: happening.active });
        break;
      case 'replay-buffer':
        this.#said.delete('obs-replay-off');
        if (happening.active) this.#options.notices.withdraw('obs-replay-off');
        break;
      case 'replay-saved':
        this.#recorder.replaySaved(happening.path);
        break;
      case 'scene':
        this.#chooseFor(happening.name);
        break;
      case 'scenes':
        void this.#attempt(() => this.#listScenes());
        break;
      case 'scene-collection':
        void this.#attempt(() => this.#readScenes());
        break;
      default:
        missingCase(happening);
    }
  }

  #onEvent(event: SessionEvent): void {
    const { happening } = event;
    if (happening.type === 'session-started') {
      this.#subtitles.forget();
      this.#replays.forget();
      this.#heard.forgetBefore(this.#options.now() - LONGEST_MS);
    }
    if (this.#heard.onEvent(event)) this.#updateSoon();
    if (happening.type === 'caption-final') this.#closedCaptions.add(happening.captionId, happening.text);
    if (happening.type === 'caption-taken-back') this.#closedCaptions.takeBack(happening.captionId);
    if (happening.type === 'captions-rearranged')
      for (const id of happening.removed) this.#closedCaptions.takeBack(id);
    if (happening.type === 'digest-updated') {
      for (const { captionId } of happening.digest.highlights) this.#onMoment('highlight', captionId);
    }
  }

  #onMoment(kind: 'mark' | 'highlight', id: string): void {
    const { replayOn } = this.#options.settings().obs;
    const wanted = this.#link.connected && replayOn.includes(kind);
    void this.#replays.onMoment(`${kind} ${id}`, wanted);
  }

  /** Words that came, or were corrected or taken back, after their recording ended. */
  #updateSoon(): void {
    if (this.#updating || !this.#subtitles.isFollowing) return;
    if (this.#closed.signal.aborted) return void this.#subtitles.update();
    this.#updating = true;
    (this.#options.wait ?? sleep)(TOGETHER_MS, this.#closed.signal)
      .then(() => {
        this.#updating = false;
        return this.#subtitles.update();
      })
      .catch(() => (this.#updating = false));
  }

  async #sendCaption(captionText: string): Promise<void> {
    await this.#attempt(
      () => this.#link.call(z.unknown(), 'SendStreamCaption', { captionText }),
      (code) => {
        if (code === OUTPUT_NOT_RUNNING) this.#tell({ ...this.#status, streaming: false });
      },
    );
  }

  async #readScenes(): Promise<void> {
    await this.#listScenes();
    await this.#followScene();
  }

  async #listScenes(): Promise<void> {
    const { scenes } = await this.#link.call(scenesSchema, 'GetSceneList');
    // OBS counts them from the bottom of its list.
    const names = scenes.map(({ sceneName }) => sceneName.slice(0, 200)).toReversed();
    this.#tell({ ...this.#status, scenes: names.slice(0, MOST_SCENES) });
  }

  async #followScene(): Promise<void> {
    if (this.#options.settings().obs.scenePresets.length === 0) return;
    const { currentProgramSceneName } = await this.#link.call(sceneSchema, 'GetCurrentProgramScene');
    this.#chooseFor(currentProgramSceneName);
  }

  #chooseFor(sceneName: string): void {
    const { scenePresets } = this.#options.settings().obs;
    const chosen = scenePresets.find(({ scene }) => scene === sceneName);
    if (chosen) this.#options.choosePreset(chosen.presetId);
  }

  /** Does what may fail because OBS went away, or is of another version: the rest goes on. */
  async #attempt(work: () => Promise<unknown>, onRefusal?: (code: number) => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ObsRefusal && onRefusal) onRefusal(error.code);
      else if (!(error instanceof JamakError && error.code === 'obs-away')) this.#options.onError(error);
    }
  }

  #sayOnce(level: NoticeLevel, code: MessageCode): void {
    if (this.#said.has(code)) return;
    this.#said.add(code);
    this.#options.notices.add(level, code);
  }

  #tell(status: ObsStatus): void {
    this.#status = status;
    this.#options.onStatus(status);
  }
}
