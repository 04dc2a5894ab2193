import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { FIELD } from '../fields/field';

const QUALITIES = ['auto', 'accurate', 'balanced', 'light'] as const;

/** Which models make the captions, in words of what the user gets. */
export function QualityField() {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const quality = useSession((state) => state.settings.speech.quality);
  const names = {
    auto: t('settings.qualityAuto'),
    accurate: t('settings.qualityAccurate'),
    balanced: t('settings.qualityBalanced'),
    light: t('settings.qualityLight'),
  };
  return (
    <NativeSelect
      {...FIELD}
      label={t('settings.quality')}
      description={t('settings.qualityHint')}
      value={quality}
      onChange={({ currentTarget: { value } }) => {
        const chosen = QUALITIES.find((known) => known === value);
        if (chosen) void changeSpeech({ quality: chosen });
      }}
      data={QUALITIES.map((value) => ({ value, label: names[value] }))}
      data-testid="quality-select"
    />
  );
}
