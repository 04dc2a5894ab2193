import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import { useActions, useSession } from '../state/context';
import { ExportFields } from './ExportFields';
import { SelectField } from './fields/SelectField';
import { SettingsGroup } from './fields/SettingsGroup';
import { SwitchField } from './fields/SwitchField';

const LANGUAGES = ['system', 'en', 'ko'] as const;

/** The window itself, and the files that it writes. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const language = useSession((state) => state.settings.language);
  const theme = useSession((state) => state.settings.theme);
  const announceCaptions = useSession((state) => state.settings.announceCaptions);
  return (
    <>
      <SettingsGroup title={t('engines.tabs.general')}>
        <SelectField
          label={t('settings.language')}
          hint={t('settings.languageHint')}
          value={language}
          options={LANGUAGES.map((value) => ({
            value,
            label: value === 'system' ? t('settings.languageSystem') : LANGUAGE_NAMES[value],
          }))}
          onChange={(chosen) => void changeSettings({ language: chosen })}
          testId="language-select"
        />
        <SelectField
          label={t('settings.theme')}
          value={theme}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          onChange={(chosen) => void changeSettings({ theme: chosen })}
          testId="theme-select"
        />
        <SwitchField
          label={t('settings.announceCaptions')}
          hint={t('settings.announceCaptionsHint')}
          checked={announceCaptions}
          onChange={(chosen) => void changeSettings({ announceCaptions: chosen })}
          testId="announce-captions"
        />
      </SettingsGroup>
      <SettingsGroup title={t('settings.export')}>
        <ExportFields />
      </SettingsGroup>
    </>
  );
}
