import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useSession } from './context';
import classes from './SettingsDrawer.module.css';

const QUALITIES = ['auto', 'accurate', 'balanced', 'light'] as const;

/** Which models make the captions, in words of what the user gets. */
export function QualityField({ className }: { readonly className: string }) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const quality = useSession((state) => state.settings.speech.quality);
  const names = {
    auto: t('settings.qualityAuto'),
    accurate: t('settings.qualityAccurate'),
    balanced: t('settings.qualityBalanced'),
    light: t('settings.qualityLight'),
  };
  return (
    <NativeSelect
      className={className}
      label={t('settings.quality')}
      description={t('settings.qualityHint')}
      inputWrapperOrder={['label', 'input', 'description']}
      classNames={{ description: classes.hint ?? '', label: classes.inputLabel ?? '' }}
      value={quality}
      onChange={({ currentTarget: { value } }) => {
        const chosen = QUALITIES.find((known) => known === value);
        if (chosen) void changeSettings({ speech: { quality: chosen } });
      }}
      data={QUALITIES.map((value) => ({ value, label: names[value] }))}
      data-testid="quality-select"
    />
  );
}
