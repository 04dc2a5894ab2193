import type { Source } from '../../shared/source';
import { openMicrophone, openSystem } from './device-source';
import { openMedia } from './media-source';
import type { OpenSource } from './source';

/** @throws SourceError when the source cannot be heard. */
export function openSource(source: Source, context: AudioContext): Promise<OpenSource> {
  switch (source.kind) {
    case 'microphone':
      return openMicrophone(source.deviceId, context);
    case 'system':
      return openSystem(context);
    case 'file':
      return openMedia(mediaUrl(source), context);
    case 'sample':
      return openMedia('/sample', context);
  }
}

function mediaUrl({ mediaId, track }: Extract<Source, { kind: 'file' }>): string {
  return track === undefined ? `/media/${mediaId}` : `/media/${mediaId}?track=${track}`;
}
