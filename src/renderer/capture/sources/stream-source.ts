import { openedStreamSchema } from '../../../shared/capture';
import type { MessageCode } from '../../../shared/errors';
import { openHls, type OpenHls } from './hls';
import { LiveEdge } from './live-edge';
import { askLive, liveUrl } from './live-request';
import { decodedBytes, letGo, SOUNDLESS_S } from './media-element';
import { openRadio } from './radio-source';
import { SourceError, type OpenSource } from './source';

/** A stream begins to play within, ms. */
const PLAY_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 500;

export interface StreamOptions {
  readonly laneId: string;
  /** What messages call it. */
  readonly name: string;
  /** Where to go on with one that isn't live, seconds; null to begin. */
  readonly startS: number | null;
}

/** Sound over HTTP, played at real time without being heard. Main fetches it. @throws SourceError */
export async function openStream(
  { laneId, name, startS }: StreamOptions,
  context: AudioContext,
): Promise<OpenSource> {
  const opened = openedStreamSchema.parse(await (await askLive(laneId, 'open')).json());
  const stopped = new AbortController();
  if (opened.kind === 'sound' && opened.live) {
    return inTime(openRadio(laneId, name, context, stopped)).catch((error: unknown) => {
      stopped.abort();
      throw error;
    });
  }
  const element = new Audio();
  element.preload = 'auto';
  let output: MediaElementAudioSourceNode | null = null;
  let hls: OpenHls | null = null;
  const close = (): void => {
    stopped.abort();
    hls?.close();
    letGo(element);
    output?.disconnect();
  };
  const source: Omit<OpenSource, 'output'> = {
    name,
    play: () => element.play(),
    close,
    position: () => (hls?.live() ? null : element.currentTime),
    onEnd: () => {},
  };
  // What broke off once it played is tried again, whatever it was.
  const lose = (): void => source.onEnd('lost');
  try {
    if (opened.kind === 'hls') {
      const { signal } = stopped;
      hls = await inTime(openHls(liveUrl(laneId, opened.link), element, { startS, onFailed: lose, signal }));
    } else {
      // An address of its own: Chromium would play what an earlier lane of this name played.
      await inTime(load(element, `${liveUrl(laneId, 'sound')}?${crypto.randomUUID()}`));
      if (startS !== null) element.currentTime = startS;
    }
  } catch (error) {
    close();
    throw error;
  }
  const soundless = (): boolean => decodedBytes(element) === 0;
  const edge = new LiveEdge(hls?.live() ?? false);
  const looking = setInterval(() => {
    if (element.paused) return;
    if (element.currentTime >= SOUNDLESS_S && soundless()) source.onEnd('stream-silent');
    else if (edge.isLost(performance.now() / 1000, element.currentTime)) lose();
  }, LOOK_EVERY_MS);
  stopped.signal.addEventListener('abort', () => clearInterval(looking), { once: true });
  const end = (): void => source.onEnd(soundless() ? 'stream-silent' : 'over');
  element.addEventListener('ended', end, { once: true });
  element.addEventListener('error', lose, { once: true });
  output = new MediaElementAudioSourceNode(context, { mediaElement: element });
  return Object.assign(source, { output });
}

function load(element: HTMLMediaElement, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('canplay', () => resolve(), { once: true });
    element.addEventListener('error', () => reject(new SourceError(problemOf(element))), { once: true });
    element.src = url;
  });
}

/** That it can't be decoded, or that it broke off. */
function problemOf({ error }: HTMLMediaElement): MessageCode {
  return error?.code === MediaError.MEDIA_ERR_NETWORK ? 'stream-unreachable' : 'stream-unplayable';
}

/** @throws SourceError 'stream-unreachable' when it takes too long */
function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SourceError('stream-unreachable')), PLAY_WITHIN_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
