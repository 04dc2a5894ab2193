import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RecordingFields } from '../recording/RecordingFields';
import { useActions, useSession } from '../state/context';
import { useRunning } from '../state/use-status';
import { DesktopFields } from './DesktopFields';
import { ExportFields } from './ExportFields';
import { HintedButton } from './fields/HintedButton';
import { SettingsGroup } from './fields/SettingsGroup';
import { SelectField } from './fields/SelectField';
import { SwitchField } from './fields/SwitchField';
import { LanguageField } from './LanguageField';

/** The window itself, and the files that it writes. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const running = useRunning();
  const theme = useSession((state) => state.settings.theme);
  const announceCaptions = useSession((state) => state.settings.announceCaptions);
  return (
    <>
      <SettingsGroup title={t('engines.tabs.general')}>
        <LanguageField label={t('settings.language')} hint={t('settings.languageHint')} />
        <HintedButton
          icon={<IconSparkles size={15} stroke={2} />}
          label={t('firstRun.again')}
          hint={t(running ? 'firstRun.againRunning' : 'firstRun.againHint')}
          disabled={running}
          onClick={() => void changeSettings({ firstRun: 'todo' })}
          testId="first-run-again"
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
      <SettingsGroup title={t('desktop.title')}>
        <DesktopFields />
      </SettingsGroup>
      <SettingsGroup title={t('recording.title')}>
        <RecordingFields />
      </SettingsGroup>
      <SettingsGroup title={t('settings.export')}>
        <ExportFields />
      </SettingsGroup>
    </>
  );
}
