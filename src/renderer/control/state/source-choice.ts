import type { Media } from '../../../shared/ipc';
import type { MediaTrack, MicrophoneSource, Source, SourceKind } from '../../../shared/source';

/** A file, and which of its sound tracks: the first when undefined. */
interface ChosenMedia extends Media {
  readonly track?: number | undefined;
}

/** How a microphone is heard, whichever it is. */
type Tuning = Omit<MicrophoneSource, 'kind' | 'deviceId'>;

/** What the picker holds: the chosen kind, and what was last chosen within each kind. */
export interface SourceChoice {
  readonly kind: SourceKind;
  /** The system's default when undefined. */
  readonly deviceId: string | undefined;
  readonly tuning: Tuning;
  readonly media: ChosenMedia | null;
  /** An application's name. */
  readonly application: string | null;
  /** A stream's address. */
  readonly url: string | null;
}

export const FIRST_CHOICE: SourceChoice = {
  kind: 'microphone',
  deviceId: undefined,
  tuning: {},
  media: null,
  application: null,
  url: null,
};

/** `choice` with `source` chosen. */
export function withSource(choice: SourceChoice, source: Source): SourceChoice {
  switch (source.kind) {
    case 'microphone': {
      const { kind, deviceId, ...tuning } = source;
      return { ...choice, kind, deviceId, tuning };
    }
    case 'file':
      return {
        ...choice,
        kind: 'file',
        media: { mediaId: source.mediaId, name: source.name, track: source.track, tracks: [] },
      };
    case 'application':
      return { ...choice, kind: 'application', application: source.name };
    case 'stream':
      return { ...choice, kind: 'stream', url: source.url };
    default:
      return { ...choice, kind: source.kind };
  }
}

/** `choice` with the tracks of a file, unless another was chosen in the meantime. */
export function withTracks(
  choice: SourceChoice,
  mediaId: string,
  tracks: readonly MediaTrack[],
): SourceChoice {
  if (choice.media?.mediaId !== mediaId) return choice;
  return { ...choice, media: { ...choice.media, tracks: [...tracks] } };
}

/** The source to start; null while the kind is 'file' and no file was chosen. */
export function toSource({ kind, deviceId, tuning, media, application, url }: SourceChoice): Source | null {
  switch (kind) {
    case 'microphone':
      return { kind, ...(deviceId !== undefined && { deviceId }), ...tuning };
    case 'file':
      return media && fileSource(media);
    case 'application':
      return application === null ? null : { kind, name: application };
    case 'stream':
      return url === null ? null : { kind, url };
    default:
      return { kind };
  }
}

function fileSource({ mediaId, name, track }: ChosenMedia): Source {
  return { kind: 'file', mediaId, name, ...(track !== undefined && { track }) };
}
