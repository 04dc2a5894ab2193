import { DeviceSelect } from './DeviceSelect';
import { MicrophoneTuning } from './MicrophoneTuning';

/** Which microphone, and how it is heard. */
export function MicrophoneChoice({ locked }: { readonly locked: boolean }) {
  return (
    <>
      <DeviceSelect locked={locked} />
      <MicrophoneTuning />
    </>
  );
}
