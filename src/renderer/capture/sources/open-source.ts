import { nameOfSource, type Lane, type Source } from '../../../shared/source';
import type { Graph } from '../audio-graph';
import { openApplication } from './application-source';
import { openMicrophone, openSystem } from './device-source';
import { openMedia } from './media-source';
import type { OpenSource } from './source';
import { openStream } from './stream-source';

/**
 * Opens the source of a lane. `graph`: whose context it gets if it needs one; `startS`: where to go on, of one that can
 * be heard again; seconds.
 *
 * @throws SourceError when it cannot be heard
 */
export function openSource(
  { id: laneId, source }: Lane,
  graph: Graph,
  startS: number | null,
): Promise<OpenSource> {
  switch (source.kind) {
    case 'microphone':
      return openMicrophone(source, graph);
    case 'system':
      return openSystem(graph);
    case 'application':
      return openApplication(laneId, source.name);
    case 'stream':
      return openStream({ laneId, name: nameOfSource(source), startS }, graph.context);
    case 'file':
      return openMedia(mediaUrl(source), graph.context);
    case 'sample':
      return openMedia('/sample', graph.context);
  }
}

function mediaUrl({ mediaId, track }: Extract<Source, { kind: 'file' }>): string {
  return track === undefined ? `/media/${mediaId}` : `/media/${mediaId}?track=${track}`;
}
