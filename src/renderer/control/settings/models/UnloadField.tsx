import { useTranslation } from 'react-i18next';
import { UNLOAD_AFTER_MINUTES } from '../../../../shared/settings';
import { useEngineActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';

const NEVER = 'never';

/** After how long without captions the models give their memory back. */
export function UnloadField() {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const minutes = useSession((state) => state.settings.speech.unloadAfterMinutes);
  return (
    <SelectField
      label={t('settings.unload')}
      hint={t('settings.unloadHint')}
      value={minutes === null ? NEVER : String(minutes)}
      options={[
        { value: NEVER, label: t('settings.unloadNever') },
        ...UNLOAD_AFTER_MINUTES.map((each) => ({
          value: String(each),
          label: t('settings.unloadAfter', { minutes: each }),
        })),
      ]}
      onChange={(chosen) =>
        void changeSpeech({
          unloadAfterMinutes: UNLOAD_AFTER_MINUTES.find((each) => String(each) === chosen) ?? null,
        })
      }
      testId="unload-select"
    />
  );
}
