import { nameOfSource, type Lane, type Source } from '../../../shared/source';
import { openApplication } from './application-source';
import { openMicrophone, openSystem } from './device-source';
import { openMedia } from './media-source';
import type { OpenSource } from './source';
import { openStream } from './stream-source';

/**
 * Opens the source of a lane. `startS`: where to go on, of one that can be heard again; seconds.
 *
 * @throws SourceError when it cannot be heard
 */
export function openSource(
  { id: laneId, source }: Lane,
  context: AudioContext,
  startS: number | null,
): Promise<OpenSource> {
  switch (source.kind) {
    case 'microphone':
      return openMicrophone(source, context);
    case 'system':
      return openSystem(context);
    case 'application':
      return openApplication(laneId, source.name);
    case 'stream':
      return openStream({ laneId, name: nameOfSource(source), startS }, context);
    case 'file':
      return openMedia(mediaUrl(source), context);
    case 'sample':
      return openMedia('/sample', context);
  }
}

function mediaUrl({ mediaId, track }: Extract<Source, { kind: 'file' }>): string {
  return track === undefined ? `/media/${mediaId}` : `/media/${mediaId}?track=${track}`;
}
