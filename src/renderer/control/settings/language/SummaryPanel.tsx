import { IconCloud, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { DigestFields } from './DigestFields';
import { TranslationFields } from './TranslationFields';
import { BudgetFields } from './BudgetFields';
import { EngineChoice } from '../fields/EngineChoice';
import { SettingsGroup } from '../fields/SettingsGroup';
import { LanguageServerForm } from './LanguageServerForm';

/** Who writes summaries, translations and reports, and what they are to be. */
export function SummaryPanel() {
  const { t } = useTranslation();
  const { changeLanguageEngine } = useEngineActions();
  const engine = useSession((state) => state.settings.languageEngine.engine);
  const choices = [
    { value: 'embedded', icon: <IconDeviceLaptop size={20} stroke={1.6} /> },
    { value: 'server', icon: <IconCloud size={20} stroke={1.6} /> },
  ] as const;
  return (
    <>
      <SettingsGroup title={t('digest.title')}>
        <DigestFields className="" />
      </SettingsGroup>
      <SettingsGroup title={t('engines.summary.translation')}>
        <TranslationFields className="" />
      </SettingsGroup>
      <SettingsGroup title={t('engines.summary.title')}>
        <EngineChoice
          name="language-engine"
          label={t('engines.summary.engine')}
          choices={choices.map((choice) => ({
            ...choice,
            name: t(`engines.summary.${choice.value}.name`),
            hint: t(`engines.summary.${choice.value}.hint`),
          }))}
          value={engine}
          onChange={(chosen) => void changeLanguageEngine({ engine: chosen })}
        />
        {engine === 'server' && <LanguageServerForm />}
      </SettingsGroup>
      {engine === 'server' && (
        <SettingsGroup title={t('engines.budget.title')}>
          <BudgetFields />
        </SettingsGroup>
      )}
    </>
  );
}
