import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';

/** Which models make the captions, in words of what the user gets. */
export function QualityField() {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const quality = useSession((state) => state.settings.speech.quality);
  return (
    <SelectField
      label={t('settings.quality')}
      hint={t('settings.qualityHint')}
      value={quality}
      options={[
        { value: 'auto', label: t('settings.qualityAuto') },
        { value: 'accurate', label: t('settings.qualityAccurate') },
        { value: 'balanced', label: t('settings.qualityBalanced') },
        { value: 'light', label: t('settings.qualityLight') },
      ]}
      onChange={(chosen) => void changeSpeech({ quality: chosen })}
      testId="quality-select"
    />
  );
}
