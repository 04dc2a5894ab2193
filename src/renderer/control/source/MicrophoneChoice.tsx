import { useActions, useControl } from '../state/context';
import { toSource } from '../state/source-choice';
import { DeviceSelect } from './DeviceSelect';
import { MicrophoneTuning } from './MicrophoneTuning';

/** Which microphone, and how it is heard. */
export function MicrophoneChoice({ locked }: { readonly locked: boolean }) {
  const { chooseSource } = useActions();
  const microphone = toSource(useControl((state) => state.choice));
  return (
    <>
      <DeviceSelect locked={locked} />
      {microphone?.kind === 'microphone' && (
        <MicrophoneTuning microphone={microphone} onChange={(tuned) => void chooseSource(tuned)} />
      )}
    </>
  );
}
