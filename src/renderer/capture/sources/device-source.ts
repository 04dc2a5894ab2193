import type { MessageCode } from '../../../shared/errors';
import type { MicrophoneSource } from '../../../shared/source';
import { withSilence } from './silence';
import { SourceError, type OpenSource } from './source';
import { blocksOf } from './track-blocks';

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

/** `lasting`: it is silent, not lost, while nothing comes. */
function sourceOf(track: MediaStreamAudioTrack, lasting: boolean): OpenSource {
  const heard = blocksOf(track, () => source.onEnd('lost'));
  const output = lasting ? withSilence(heard) : heard;
  const source: OpenSource = {
    name: track.label,
    output,
    play: () => Promise.resolve(),
    close: () => {
      output.close();
      track.stop();
    },
    onEnd: () => {},
  };
  track.addEventListener('ended', () => source.onEnd('lost'), { once: true });
  return source;
}

function askMicrophone({ deviceId, noiseSuppression = false }: MicrophoneSource): Promise<MediaStream> {
  const sound = { ...RAW_SOUND, noiseSuppression };
  const audio = deviceId ? { ...sound, deviceId: { exact: deviceId } } : sound;
  return navigator.mediaDevices.getUserMedia({ audio });
}

/** The system's default without a `deviceId`. @throws SourceError */
export async function openMicrophone(microphone: MicrophoneSource): Promise<OpenSource> {
  try {
    const [sound] = (await askMicrophone(microphone)).getAudioTracks();
    if (sound) return sourceOf(sound, false);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new SourceError(MICROPHONE_ERRORS[name] ?? 'microphone-busy');
  }
  throw new SourceError('microphone-missing');
}

/** What the computer plays. @throws SourceError */
export async function openSystem(): Promise<OpenSource> {
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
  stream.getVideoTracks().forEach((track) => track.stop());
  const [sound] = stream.getAudioTracks();
  if (!sound) throw new SourceError('system-sound-unavailable');
  // Linux gives silence as well: one that gives nothing there has vanished.
  return sourceOf(sound, !navigator.userAgent.includes('Linux'));
}
