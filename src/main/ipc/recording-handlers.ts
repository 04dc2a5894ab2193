import type { RECORDING_REQUESTS } from '../../shared/requests/recording';
import type { Recorder } from '../recording/recorder';
import type { Handlers } from './doorway';

export interface RecordingHandlerOptions {
  readonly recorder: Pick<Recorder, 'lanesOf' | 'bytes'>;
}

/** What is asked of recordings. */
export function createRecordingHandlers({
  recorder,
}: RecordingHandlerOptions): Pick<Handlers, keyof typeof RECORDING_REQUESTS> {
  return {
    'recording.lanes': ({ sessionId }) => recorder.lanesOf(sessionId),
    'recordings.size': () => recorder.bytes(),
  };
}
