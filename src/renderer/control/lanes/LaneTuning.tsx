import { MicrophoneTuning } from '../source/MicrophoneTuning';
import { useSession } from '../state/context';
import { useLaneActions } from './use-lanes';

/** How a lane's microphone is heard, to be changed while it is. Nothing for another source. */
export function LaneTuning({ laneId }: { readonly laneId: string }) {
  const { change } = useLaneActions();
  // What the settings say holds: the session began with what they said then.
  const source = useSession((state) => state.settings.lanes.find(({ id }) => id === laneId)?.source);
  if (source?.kind !== 'microphone') return null;
  return (
    <MicrophoneTuning microphone={source} onChange={(tuned) => void change(laneId, { source: tuned })} />
  );
}
