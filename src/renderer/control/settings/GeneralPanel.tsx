import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../state/context';
import { useRunning } from '../state/use-status';
import { DesktopFields } from './DesktopFields';
import { ExportFields } from './ExportFields';
import { HintedButton } from './fields/HintedButton';
import { SettingsGroup } from './fields/SettingsGroup';
import { LanguageField } from './LanguageField';

/** The window itself, and the files that it writes. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const running = useRunning();
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
