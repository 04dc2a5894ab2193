import { missingCase } from '../../../shared/errors';
import type { MicrophoneSource, Source } from '../../../shared/source';
import { useActions, useControlContext, useEngineActions } from '../state/context';
import type { Mend } from './findings';

/** How a lane is changed: another source takes the place of its own, or it is muted. */
export interface LaneChanges {
  readonly onSource: (source: Source) => void;
  readonly onMute: () => void;
}

/** Does what one click promises, to a lane with this source. */
export function useMend(source: Source, { onSource, onMute }: LaneChanges): (mend: Mend) => void {
  const { api } = useControlContext();
  const { answer } = useActions();
  const { changeSpeech } = useEngineActions();
  return (mend) => {
    switch (mend.type) {
      case 'device':
        return source.kind === 'microphone' ? onSource(withDevice(source, mend.device?.id)) : undefined;
      case 'sound-settings':
        return void answer(api.openSoundSettings());
      case 'gain':
        return source.kind === 'microphone' ? onSource({ ...source, gainDb: mend.gainDb }) : undefined;
      case 'suppress-noise':
        return source.kind === 'microphone' ? onSource({ ...source, noiseSuppression: true }) : undefined;
      case 'mute':
        return onMute();
      case 'language':
        return void changeSpeech({ language: mend.language });
      case 'lighter':
        return void changeSpeech({ quality: 'light' });
      case 'built-in':
        return void changeSpeech({ model: '' });
      default:
        return missingCase(mend);
    }
  };
}

function withDevice(microphone: MicrophoneSource, deviceId: string | undefined): Source {
  const { deviceId: _, ...source } = microphone;
  return deviceId === undefined ? source : { ...source, deviceId };
}
