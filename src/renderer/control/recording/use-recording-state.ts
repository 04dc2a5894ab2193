import { RECORDING_TROUBLES } from '../../../shared/notices';
import { useControl, useSession } from '../state/context';

/** Null where recording is off. 'waits': nothing is heard right now. 'failed': it can't be written. */
export type RecordingState = 'ready' | 'on' | 'waits' | 'failed' | null;

export function useRecordingState(): RecordingState {
  const enabled = useSession((state) => state.settings.recording.enabled);
  const running = useSession((state) => state.session.phase === 'running');
  const heard = useSession(
    ({ session: { paused, lanes } }) =>
      !paused && lanes.some(({ muted, state }) => !muted && state === 'listening'),
  );
  const failed = useControl(({ notices }) => notices.some(({ code }) => RECORDING_TROUBLES.includes(code)));
  if (!enabled) return null;
  if (!running) return 'ready';
  if (failed) return 'failed';
  return heard ? 'on' : 'waits';
}
