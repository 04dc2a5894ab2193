import type { MessageCode } from '../../shared/errors';
import type { Source } from '../../shared/source';

/** Why a source cannot be heard, as a code that has words. */
export class SourceError extends Error {
  constructor(readonly code: MessageCode) {
    super(code);
  }
}

export interface OpenSource {
  readonly stream: MediaStream;
  /** Starts what must not begin before somebody listens. */
  readonly play: () => Promise<void>;
  readonly close: () => void;
  /** Called once when the sound ends: 'over' at a file's end, 'lost' when a device vanished, else the reason. */
  onEnd: (reason: 'over' | 'lost' | MessageCode) => void;
}

// Processing meant for calls costs accuracy, and gain control turns the user's own volume down.
const RAW_SOUND: MediaTrackConstraints = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

const MICROPHONE_ERRORS: Readonly<Record<string, MessageCode>> = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
  NotReadableError: 'microphone-busy',
  AbortError: 'microphone-busy',
};

function watchTrack(stream: MediaStream): OpenSource {
  const track = stream.getAudioTracks()[0];
  const source: OpenSource = {
    stream,
    play: () => Promise.resolve(),
    close: () => stream.getTracks().forEach((each) => each.stop()),
    onEnd: () => {},
  };
  track?.addEventListener('ended', () => source.onEnd('lost'), { once: true });
  return source;
}

async function openMicrophone(deviceId: string | undefined): Promise<OpenSource> {
  try {
    const audio = deviceId ? { ...RAW_SOUND, deviceId: { exact: deviceId } } : RAW_SOUND;
    return watchTrack(await navigator.mediaDevices.getUserMedia({ audio }));
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new SourceError(MICROPHONE_ERRORS[name] ?? 'microphone-busy');
  }
}

async function openSystem(): Promise<OpenSource> {
  let stream: MediaStream;
  try {
    // Sound comes only together with a picture. It is dropped at once; until then the smallest and slowest costs least.
    stream = await navigator.mediaDevices.getDisplayMedia({
      audio: RAW_SOUND,
      video: { width: 16, height: 16, frameRate: 1 },
    });
  } catch {
    // Whatever the reason, the user can only be told that there is no system sound here.
    throw new SourceError('system-sound-unavailable');
  }
  if (stream.getAudioTracks().length === 0) {
    stream.getTracks().forEach((track) => track.stop());
    throw new SourceError('system-sound-unavailable');
  }
  stream.getVideoTracks().forEach((track) => track.stop());
  return watchTrack(stream);
}

/** Chromium's count of decoded bytes; a file without sound plays on with 0. */
function decodedBytes(element: HTMLMediaElement): number | undefined {
  return (element as { webkitAudioDecodedByteCount?: number }).webkitAudioDecodedByteCount;
}

/** A file or the sample, played at real time through the same graph as a device, without being heard. */
async function openMedia(url: string, context: AudioContext): Promise<OpenSource> {
  const element = new Audio();
  element.preload = 'auto';
  const loaded = new Promise<void>((resolve, reject) => {
    element.addEventListener('canplay', () => resolve(), { once: true });
    element.addEventListener('error', () => reject(new SourceError('media-unreadable')), { once: true });
  });
  element.src = url;
  await loaded;

  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const node = new MediaElementAudioSourceNode(context, { mediaElement: element });
  node.connect(destination);
  const source: OpenSource = {
    stream: destination.stream,
    play: () => element.play(),
    close: () => {
      element.pause();
      element.removeAttribute('src');
      node.disconnect();
    },
    onEnd: () => {},
  };
  element.addEventListener(
    'ended',
    () => source.onEnd(decodedBytes(element) === 0 ? 'media-unreadable' : 'over'),
    {
      once: true,
    },
  );
  element.addEventListener('error', () => source.onEnd('media-unreadable'), { once: true });
  return source;
}

/** @throws SourceError when the source cannot be heard. */
export function openSource(source: Source, context: AudioContext): Promise<OpenSource> {
  switch (source.kind) {
    case 'microphone':
      return openMicrophone(source.deviceId);
    case 'system':
      return openSystem();
    case 'file':
      return openMedia(`/media/${source.mediaId}`, context);
    case 'sample':
      return openMedia('/sample', context);
  }
}
