import {
  FilePathSource,
  Input,
  Logging,
  LogLevel,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
  type InputAudioTrack,
} from 'mediabunny';
import { JamakError } from '../../shared/errors';
import type { MediaTrack } from '../../shared/source';
import { undecodableKind, unplayableKind } from './kinds';

// It would tell the terminal what is said in words of our own.
Logging.level = LogLevel.Silent;

/** A file on a slow disk is played without having been looked at. */
const LOOK_MS = 5_000;
const NO_LANGUAGE = 'und';

export interface MediaContents {
  /** The sound tracks that can be captioned; empty when only playing it will tell. */
  readonly tracks: readonly MediaTrack[];
  /** Whether a media element plays the file only when a track is taken out of it. */
  readonly wrapped: boolean;
}

const UNKNOWN: MediaContents = { tracks: [], wrapped: false };

/** Reads what it takes to know the tracks of a file. The caller disposes of it. */
export function openInput(path: string): Input {
  return new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS] });
}

/**
 * Looks into a file before it is played: which sound tracks it has.
 * @throws JamakError 'media-kind' when it can't be played because of its kind, 'media-silent' when it has no sound
 */
export async function inspectMedia(path: string, name: string): Promise<MediaContents> {
  const kind = await unplayableKind(path);
  if (kind !== null) throw new JamakError('media-kind', { params: { name, kind } });
  const input = openInput(path);
  // What is waited for then fails.
  const tooLong = setTimeout(() => input.dispose(), LOOK_MS);
  try {
    return await readContents(input, name);
  } catch (error) {
    if (error instanceof JamakError) throw error;
    // Damaged, or of another kind: the media element may still make something of it.
    return UNKNOWN;
  } finally {
    clearTimeout(tooLong);
    input.dispose();
  }
}

async function readContents(input: Input, name: string): Promise<MediaContents> {
  const stream = (await input.getFormat()) === MPEG_TS;
  const all = await input.getAudioTracks();
  const kinds = await Promise.all(all.map(kindOf));
  const decodable = all.flatMap((track, index) => (kinds[index] === null ? [{ track, index }] : []));
  if (decodable.length === 0) {
    // A transport stream may well hold sound, of a kind that is not seen at all.
    const kind = kinds[0] ?? (stream ? 'MPEG-TS' : null);
    if (kind !== null) throw new JamakError('media-kind', { params: { name, kind } });
    if ((await input.getVideoTracks()).length === 0) return UNKNOWN;
    throw new JamakError('media-silent', { params: { name } });
  }
  return {
    tracks: await Promise.all(decodable.map(({ track, index }) => describe(track, index))),
    wrapped: stream || all.length > 1,
  };
}

async function kindOf(track: InputAudioTrack): Promise<string | null> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return typeof codec === 'string' ? undecodableKind(codec) : null;
}

async function describe(track: InputAudioTrack, index: number): Promise<MediaTrack> {
  const language = await track.getLanguageCode();
  return { index, language: language === NO_LANGUAGE ? null : language, title: await track.getName() };
}
