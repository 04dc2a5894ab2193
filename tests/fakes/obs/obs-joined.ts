import { EventEmitter, once } from 'node:events';
import { Obs, type ObsOptions } from '../../../src/main/broadcast/obs/obs';
import { JamakError, type MessageCode, type MessageParams } from '../../../src/shared/errors';
import type { ObsStatus } from '../../../src/shared/broadcast/obs';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings';
import { ScriptedFeed } from './scripted-feed';

export interface JoinedObs {
  readonly obs: Obs;
  readonly feed: ScriptedFeed;
  /** Every notice so far, also those that were withdrawn. */
  readonly said: { readonly code: MessageCode; readonly params: MessageParams }[];
  /** Those that stand. */
  readonly standing: ReadonlySet<MessageCode>;
  readonly presets: string[];
  readonly errors: unknown[];
  settings: Pick<Settings, 'obs' | 'export' | 'privacy'>;
  password: string | undefined;
  overlayUrl: string | null;
  /** Resolves with the first status from now on, or that is, which `is` wants. */
  readonly until: (is: (status: ObsStatus) => boolean) => Promise<ObsStatus>;
  readonly untilSaid: (code: MessageCode, times?: number) => Promise<void>;
}

/** OBS as the app has it, with a feed that tests speak into. Session ms are ms of the steady clock since `zeroAt`. */
export function joinObs(
  url: string,
  changes: Partial<Settings['obs']> = {},
  options: Partial<ObsOptions> & { readonly zeroAt?: number } = {},
): JoinedObs {
  const feed = new ScriptedFeed();
  const news = new EventEmitter().setMaxListeners(0);
  const said: JoinedObs['said'] = [];
  const standing = new Set<MessageCode>();
  const presets: string[] = [];
  const errors: unknown[] = [];
  const zeroAt = options.zeroAt ?? 0;
  const changed = (): void => void news.emit('changed');
  const joined: Omit<JoinedObs, 'obs'> = {
    feed,
    said,
    standing,
    presets,
    errors,
    settings: {
      privacy: DEFAULT_SETTINGS.privacy,
      obs: { ...DEFAULT_SETTINGS.obs, enabled: true, url, ...changes },
      export: DEFAULT_SETTINGS.export,
    },
    password: undefined,
    overlayUrl: null,
    until: async (is) => {
      while (!is(obs.status)) await once(news, 'changed');
      return obs.status;
    },
    untilSaid: async (code, times = 1) => {
      while (said.filter((one) => one.code === code).length < times) await once(news, 'changed');
    },
  };
  const obs = new Obs({
    feed,
    settings: () => joined.settings,
    password: () => joined.password,
    agreed: () => false,
    overlayUrl: () => {
      if (joined.overlayUrl === null) throw new JamakError('obs-server-off');
      return joined.overlayUrl;
    },
    heard: (captionId) => {
      const caption = feed.view.captions.find(({ id }) => id === captionId);
      return caption ? { startAt: zeroAt + caption.startMs, endAt: zeroAt + caption.endMs } : null;
    },
    folder: () => '/nowhere',
    choosePreset: (id) => presets.push(id),
    notices: {
      add: (_level, code, params = {}) => {
        said.push({ code, params });
        standing.add(code);
        changed();
      },
      withdraw: (code) => void standing.delete(code),
    },
    onStatus: changed,
    onError: (error) => errors.push(error),
    now: () => performance.now(),
    ...options,
  });
  return Object.assign(joined, { obs });
}
