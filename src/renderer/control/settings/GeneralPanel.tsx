import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import { useActions, useSession } from '../state/context';
import { DesktopFields } from './DesktopFields';
import { ExportFields } from './ExportFields';
import { SelectField } from './fields/SelectField';
import { SettingsGroup } from './fields/SettingsGroup';

const LANGUAGES = ['system', 'en', 'ko'] as const;

/** The window itself, and the files that it writes. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const language = useSession((state) => state.settings.language);
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
      </SettingsGroup>
      <SettingsGroup title={t('desktop.title')}>
        <DesktopFields />
      </SettingsGroup>
      <SettingsGroup title={t('settings.export')}>
        <ExportFields />
      </SettingsGroup>
    </>
  );
}
