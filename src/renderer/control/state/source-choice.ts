import type { Source, SourceKind } from '../../../shared/source';

interface Media {
  readonly mediaId: string;
  readonly name: string;
}

/** What the picker holds: the chosen kind, and what was last chosen within each kind. */
export interface SourceChoice {
  readonly kind: SourceKind;
  /** The system's default when undefined. */
  readonly deviceId: string | undefined;
  readonly media: Media | null;
}

export const FIRST_CHOICE: SourceChoice = { kind: 'microphone', deviceId: undefined, media: null };

/** `choice` with `source` chosen. */
export function withSource(choice: SourceChoice, source: Source): SourceChoice {
  switch (source.kind) {
    case 'microphone':
      return { ...choice, kind: 'microphone', deviceId: source.deviceId };
    case 'file':
      return { ...choice, kind: 'file', media: { mediaId: source.mediaId, name: source.name } };
    default:
      return { ...choice, kind: source.kind };
  }
}

/** The source to start; null while the kind is 'file' and no file was chosen. */
export function toSource({ kind, deviceId, media }: SourceChoice): Source | null {
  switch (kind) {
    case 'microphone':
      return deviceId === undefined ? { kind } : { kind, deviceId };
    case 'file':
      return media && { kind, ...media };
    default:
      return { kind };
  }
}
