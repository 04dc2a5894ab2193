import { useTranslation } from 'react-i18next';
import { formatSize } from '../../ui/format';
import { useAsk } from '../../ui/link/use-ask';
import { SwitchField } from '../settings/fields/SwitchField';
import fields from '../settings/fields/fields.module.css';
import { useActions, useControlContext, useSession } from '../state/context';

/** What an hour of one source takes, bytes; measured with `npx vitest run tests/unit/recording/lane-file.test.ts`. */
const BYTES_AN_HOUR = 11e6;

/** Whether sound is kept, and what it takes. */
export function RecordingFields() {
  const { t, i18n } = useTranslation();
  const { api } = useControlContext();
  const { changeSettings } = useActions();
  const recording = useSession((state) => state.settings.recording);
  const { value: bytes } = useAsk(api.recordingsSize);
  return (
    <>
      <SwitchField
        label={t('recording.enabled')}
        hint={t('recording.enabledHint', { size: formatSize(BYTES_AN_HOUR, i18n.language) })}
        checked={recording.enabled}
        onChange={(enabled) => void changeSettings({ recording: { ...recording, enabled } })}
        testId="recording-enabled"
      />
      <SwitchField
        label={t('recording.repairWhenIdle')}
        hint={t('recording.repairHint')}
        checked={recording.repairWhenIdle}
        onChange={(repairWhenIdle) => void changeSettings({ recording: { ...recording, repairWhenIdle } })}
        testId="repair-when-idle"
      />
      {bytes !== null && (
        <p className={fields.hint} data-testid="recordings-size">
          {bytes === 0
            ? t('recording.none')
            : `${t('recording.kept', { size: formatSize(bytes, i18n.language) })} ${t('recording.keptHint')}`}
        </p>
      )}
    </>
  );
}
