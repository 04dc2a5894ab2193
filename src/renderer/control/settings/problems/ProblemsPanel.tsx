import { useTranslation } from 'react-i18next';
import { SettingsGroup } from '../fields/SettingsGroup';
import { CrashList } from './CrashList';
import { DiagnosticsFields } from './DiagnosticsFields';
import { useProblems } from './use-problems';

/** What crashed on this computer, and one file of it for somebody who helps. */
export function ProblemsPanel() {
  const { t } = useTranslation();
  const problems = useProblems();
  return (
    <>
      <SettingsGroup title={t('problems.crashes')} hint={t('problems.crashesHint')}>
        <CrashList problems={problems} />
      </SettingsGroup>
      <SettingsGroup title={t('problems.diagnostics')} hint={t('problems.diagnosticsHint')}>
        <DiagnosticsFields problems={problems} />
      </SettingsGroup>
    </>
  );
}
