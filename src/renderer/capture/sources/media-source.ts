import { decodedBytes, letGo, SOUNDLESS_S } from './media-element';
import { SourceError, type OpenSource } from './source';

async function exists(url: string): Promise<boolean> {
  const answer = await fetch(url, { headers: { range: 'bytes=0-0' } });
  void answer.body?.cancel();
  return answer.status !== 404;
}

/**
 * A file or the sample, played at real time through the same graph as a device, without being heard.
 * @throws SourceError when it cannot be played
 */
export async function openMedia(url: string, context: AudioContext): Promise<OpenSource> {
  const element = new Audio();
  element.preload = 'auto';
  const loaded = new Promise<boolean>((resolve) => {
    element.addEventListener('canplay', () => resolve(true), { once: true });
    element.addEventListener('error', () => resolve(false), { once: true });
  });
  element.src = url;
  if (!(await loaded)) throw new SourceError((await exists(url)) ? 'media-unreadable' : 'media-missing');

  const output = new MediaElementAudioSourceNode(context, { mediaElement: element });
  const source: OpenSource = {
    name: '',
    output,
    play: () => element.play(),
    pause: () => element.pause(),
    close: () => {
      letGo(element);
      output.disconnect();
    },
    onEnd: () => {},
  };
  element.addEventListener('timeupdate', () => {
    if (element.currentTime >= SOUNDLESS_S && decodedBytes(element) === 0) source.onEnd('media-silent');
  });
  element.addEventListener(
    'ended',
    () => source.onEnd(decodedBytes(element) === 0 ? 'media-silent' : 'over'),
    { once: true },
  );
  element.addEventListener('error', () => source.onEnd('media-unreadable'), { once: true });
  return source;
}
