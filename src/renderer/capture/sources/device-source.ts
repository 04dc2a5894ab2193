import type { MessageCode } from '../../../shared/errors';
import type { MicrophoneSource } from '../../../shared/source';
import type { Graph } from '../audio-graph';
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
function sourceOf(track: MediaStreamAudioTrack, graph: Graph, lasting: boolean): OpenSource {
  const onEnd = (): void => source.onEnd('lost');
  const { output, close } = canBeRead(track) ? read(track, lasting, onEnd) : play(track, graph);
  const source: OpenSource = {
    name: track.label,
    output,
    play: () => Promise.resolve(),
    close: () => {
      close();
      track.stop();
    },
    onEnd: () => {},
  };
  track.addEventListener('ended', onEnd, { once: true });
  return source;
}

/** Tracks of sound can be read in Chromium alone, beyond the standard. */
function canBeRead(track: MediaStreamAudioTrack): boolean {
  try {
    void new MediaStreamTrackProcessor({ track }).readable.cancel();
    return true;
  } catch {
    return false;
  }
}

type Heard = Pick<OpenSource, 'output' | 'close'>;

function read(track: MediaStreamAudioTrack, lasting: boolean, onEnd: () => void): Heard {
  const blocks = blocksOf(track, onEnd);
  const output = lasting ? withSilence(blocks) : blocks;
  return { output, close: output.close };
}

function play(track: MediaStreamAudioTrack, { context }: Graph): Heard {
  const output = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
  return { output, close: () => output.disconnect() };
}

function askMicrophone({ deviceId, noiseSuppression = false }: MicrophoneSource): Promise<MediaStream> {
  const sound = { ...RAW_SOUND, noiseSuppression };
  const audio = deviceId ? { ...sound, deviceId: { exact: deviceId } } : sound;
  return navigator.mediaDevices.getUserMedia({ audio });
}

/** The system's default without a `deviceId`. @throws SourceError */
export async function openMicrophone(microphone: MicrophoneSource, graph: Graph): Promise<OpenSource> {
  try {
    const [sound] = (await askMicrophone(microphone)).getAudioTracks();
    if (sound) return sourceOf(sound, graph, false);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new SourceError(MICROPHONE_ERRORS[name] ?? 'microphone-busy');
  }
  throw new SourceError('microphone-missing');
}

/** What the computer plays. @throws SourceError */
export async function openSystem(graph: Graph): Promise<OpenSource> {
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
  return sourceOf(sound, graph, !navigator.userAgent.includes('Linux'));
}
