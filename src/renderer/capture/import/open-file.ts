import {
  ADTS,
  AudioSampleSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  UrlSource,
  WAVE,
  WEBM,
  type InputAudioTrack,
} from 'mediabunny';
import type { MessageCode } from '../../../shared/errors';
import { channelsOf } from '../channels-of';
import { OneRate } from '../one-rate';
import { FileTime } from './file-time';

/** Without playlists, which would name other addresses. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, MP3, FLAC, OGG, ADTS, MPEG_TS];
/** What is kept of a file that was read, bytes: it is read once, from its beginning to its end. */
const CACHE_BYTES = 8 * 1024 * 1024;
/** Silence that is given at once, seconds. */
const SILENCE_S = 2;

/** Why a file can't be decoded, as a code that has words. */
export class FileError extends Error {
  constructor(
    readonly code: MessageCode,
    /** What of it can't be. */
    readonly kind?: string,
  ) {
    super(code);
  }
}

export interface OpenFile {
  /** null where it does not say. */
  readonly durationMs: number | null;
  /** Its sound from there on, 16 kHz mono, piece by piece; throws where the file breaks off. */
  readonly sound: (fromMs: number) => AsyncGenerator<Float32Array>;
  readonly close: () => void;
}

/** `track`: its place among the file's sound tracks; the first that can be decoded when undefined. @throws FileError */
export async function openFile(url: string, track: number | undefined): Promise<OpenFile> {
  const source = new UrlSource(url, {
    maxCacheSize: CACHE_BYTES,
    // It is a file of this computer: what fails once fails again.
    getRetryDelay: () => null,
    handleUnhandledError: () => undefined,
  });
  const input = new Input({ source, formats: FORMATS });
  try {
    const chosen = await chooseTrack(input, track);
    const beginsS = (await input.getFormat()) === MPEG_TS ? await input.getFirstTimestamp() : 0;
    const endsS = await input.getDurationFromMetadata([chosen]).catch(() => null);
    return {
      durationMs: endsS !== null && Number.isFinite(endsS) ? Math.max(0, (endsS - beginsS) * 1000) : null,
      sound: (fromMs) => soundOf(chosen, beginsS, fromMs / 1000),
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw error instanceof FileError ? error : new FileError('media-unreadable');
  }
}

async function chooseTrack(input: Input, index: number | undefined): Promise<InputAudioTrack> {
  const all = await input.getAudioTracks();
  const wanted = index === undefined ? all : all.slice(index, index + 1);
  for (const track of wanted) if (await track.canDecode()) return track;
  const [first] = wanted;
  if (first) {
    const codec = (await first.getCodec()) ?? (await first.getInternalCodecId());
    throw new FileError('media-kind', typeof codec === 'string' ? codec.toUpperCase() : '?');
  }
  const silent = (await input.getVideoTracks()).length > 0;
  throw new FileError(silent ? 'media-silent' : 'media-unreadable');
}

async function* soundOf(
  track: InputAudioTrack,
  beginsS: number,
  fromS: number,
): AsyncGenerator<Float32Array> {
  const time = new FileTime(fromS);
  let sound: OneRate | null = null;
  for await (const sample of new AudioSampleSink(track).samples(fromS + beginsS)) {
    try {
      const { sampleRate, duration } = sample;
      if (sound?.rate !== sampleRate) {
        if (sound) yield sound.end();
        sound = new OneRate(sampleRate);
      }
      const { silenceS, skipS } = time.place(sample.timestamp - beginsS, duration);
      for (let leftS = silenceS; leftS > 0; leftS -= SILENCE_S) {
        yield sound.push([new Float32Array(Math.round(Math.min(leftS, SILENCE_S) * sampleRate))]);
      }
      if (skipS < duration) yield sound.push(channelsOf(sample, Math.round(skipS * sampleRate)));
    } finally {
      sample.close();
    }
  }
  if (sound) yield sound.end();
}
