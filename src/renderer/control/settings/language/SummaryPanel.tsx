import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { EngineChoice } from '../fields/EngineChoice';
import { SettingsGroup } from '../fields/SettingsGroup';
import { BudgetFields } from './BudgetFields';
import { DigestFields } from './DigestFields';
import { InsideModelForm } from './inside/InsideModelForm';
import { LanguageServerForm } from './LanguageServerForm';
import { SeenFields } from './SeenFields';
import { TranslationFields } from './TranslationFields';

const ENGINES = ['embedded', 'inside', 'server'] as const;

/** Who writes summaries, translations and reports, and what they are to be. */
export function SummaryPanel() {
  const { t } = useTranslation();
  const { changeLanguageEngine } = useEngineActions();
  const engine = useSession((state) => state.settings.languageEngine.engine);
  return (
    <>
      <SettingsGroup title={t('digest.title')}>
        <DigestFields />
      </SettingsGroup>
      <SettingsGroup title={t('engines.summary.translation')}>
        <TranslationFields />
      </SettingsGroup>
      <SettingsGroup title={t('engines.summary.title')}>
        <EngineChoice
          name="language-engine"
          label={t('engines.summary.engine')}
          choices={ENGINES.map((value) => ({
            value,
            name: t(`engines.summary.${value}.name`),
            hint: t(`engines.summary.${value}.hint`),
          }))}
          value={engine}
          onChange={(chosen) => void changeLanguageEngine({ engine: chosen })}
        />
        {engine === 'inside' && <InsideModelForm />}
        {engine === 'server' && <LanguageServerForm />}
      </SettingsGroup>
      <SettingsGroup title={t('show.title')} hint={t('show.hint')}>
        <SeenFields />
      </SettingsGroup>
      {engine === 'server' && (
        <SettingsGroup title={t('engines.budget.title')}>
          <BudgetFields />
        </SettingsGroup>
      )}
    </>
  );
}
