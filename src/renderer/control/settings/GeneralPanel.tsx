import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../state/context';
import { FIELD } from './fields/field';
import { SettingsGroup } from './fields/SettingsGroup';

const LANGUAGES = ['system', 'en', 'ko'] as const;
/** Each language is called as its speakers call it. */
const NATIVE_NAMES = { en: 'English', ko: '한국어' };

/** The window itself. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const language = useSession((state) => state.settings.language);
  return (
    <SettingsGroup title={t('engines.tabs.general')}>
      <NativeSelect
        {...FIELD}
        label={t('settings.language')}
        description={t('settings.languageHint')}
        value={language}
        onChange={({ currentTarget: { value } }) => {
          const chosen = LANGUAGES.find((known) => known === value);
          if (chosen) void changeSettings({ language: chosen });
        }}
        data={LANGUAGES.map((value) => ({
          value,
          label: value === 'system' ? t('settings.languageSystem') : NATIVE_NAMES[value],
        }))}
        data-testid="language-select"
      />
    </SettingsGroup>
  );
}
