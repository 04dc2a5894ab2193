import type HlsPlayer from 'hls.js';
import type { ErrorData, HlsConfig, Level } from 'hls.js';
import type { MessageCode } from '../../../shared/errors';
import { refusal } from './live-request';
import { SourceError } from './source';

/** Only sound is wanted, as it comes, by requests that main knows. */
const SETTINGS: Partial<HlsConfig> = {
  // A worker of a blob is against the page's policy; sound alone is little work.
  enableWorker: false,
  lowLatencyMode: false,
  backBufferLength: 10,
  maxBufferLength: 20,
  emeEnabled: false,
  enableWebVTT: false,
  enableIMSC1: false,
  enableCEA708Captions: false,
  renderTextTracksNatively: false,
};

export interface OpenHls {
  /** Whether more of it comes. */
  readonly live: () => boolean;
  readonly close: () => void;
}

interface HlsOptions {
  /** Where to begin, seconds; null for the player's own choice. */
  readonly startS: number | null;
  /** Hears what breaks it off once it plays. */
  readonly onFailed: (code: MessageCode) => void;
  /** Nobody waits for it any more: nothing of it goes on. */
  readonly signal: AbortSignal;
}

/**
 * Plays the HLS playlist at `url` with the element.
 *
 * @throws SourceError when it can't be played
 */
export async function openHls(
  url: string,
  element: HTMLMediaElement,
  { startS, onFailed, signal }: HlsOptions,
): Promise<OpenHls> {
  const { default: Hls } = await import('hls.js');
  if (signal.aborted) throw new SourceError('stream-unreachable');
  const hls: HlsPlayer = new Hls({ ...SETTINGS, ...(startS !== null && { startPosition: startS }) });
  let live = true;
  let failed = onFailed;
  hls.on(Hls.Events.MANIFEST_PARSED, (_event, { levels }) => {
    hls.loadLevel = cheapest(levels);
  });
  hls.on(Hls.Events.LEVEL_LOADED, (_event, { details }) => {
    live = details.live;
  });
  hls.on(Hls.Events.ERROR, (_event, data) => {
    if (data.fatal) failed(codeOf(data));
  });
  const ready = new Promise<void>((resolve, reject) => {
    failed = (code) => reject(new SourceError(code));
    element.addEventListener('canplay', () => resolve(), { once: true });
    signal.addEventListener('abort', () => reject(new SourceError('stream-unreachable')), { once: true });
  });
  hls.attachMedia(element);
  hls.loadSource(new URL(url, location.href).href);
  try {
    await ready;
  } catch (error) {
    hls.destroy();
    throw error;
  }
  failed = onFailed;
  return { live: () => live, close: () => hls.destroy() };
}

/** The level that costs least: one without pictures, else that of the fewest bits. */
export function cheapest(
  levels: readonly Pick<Level, 'bitrate' | 'videoCodec' | 'audioCodec' | 'height'>[],
): number {
  const cost = ({ bitrate, videoCodec, audioCodec, height }: (typeof levels)[number]): number =>
    audioCodec && !videoCodec && !height ? bitrate - Number.MAX_SAFE_INTEGER : bitrate;
  const costs = levels.map(cost);
  return Math.max(0, costs.indexOf(Math.min(...costs)));
}

/** Main's own reason where it gave one. */
function codeOf({ type, networkDetails }: ErrorData): MessageCode {
  if (networkDetails instanceof XMLHttpRequest && networkDetails.status >= 500) {
    return refusal((name) => networkDetails.getResponseHeader(name)).code;
  }
  const kind: string = type;
  if (kind === 'networkError') return 'stream-unreachable';
  return kind === 'keySystemError' ? 'stream-protected' : 'stream-unplayable';
}
