import { useTranslation } from 'react-i18next';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { EngineChoice } from '../fields/EngineChoice';
import { SettingsGroup } from '../fields/SettingsGroup';
import { TrialCard } from '../fields/TrialCard';
import { LanguageGapHint } from '../models/LanguageGapHint';
import { LocalModelList } from '../models/LocalModelList';
import { SpendingFields } from '../servers/SpendingFields';
import { SpeechServerForm } from './SpeechServerForm';
import { SpokenLanguageField } from './SpokenLanguageField';

const ENGINES = ['local', 'server'] as const;

/** Which language is spoken, and who turns it into text. */
export function SpeechPanel() {
  const { t } = useTranslation();
  const { changeSpeech, testSpeech } = useEngineActions();
  const engine = useSession((state) => state.settings.speech.engine);
  const trial = useEngines((state) => state.speechTrial);
  return (
    <>
      <SettingsGroup title={t('engines.tabs.speech')}>
        <SpokenLanguageField />
        <EngineChoice
          name="speech-engine"
          label={t('engines.speech.engine')}
          choices={ENGINES.map((value) => ({
            value,
            name: t(`engines.speech.${value}.name`),
            hint: t(`engines.speech.${value}.hint`),
          }))}
          value={engine}
          onChange={(chosen) => void changeSpeech({ engine: chosen })}
        />
        {engine === 'local' && <LanguageGapHint />}
        {engine === 'server' && <SpeechServerForm />}
        <TrialCard
          title={t('engines.trial.speech')}
          hint={t('engines.trial.speechHint')}
          trial={trial}
          paid={engine === 'server'}
          onTest={() => void testSpeech()}
          testId="speech-trial"
        />
      </SettingsGroup>
      {engine === 'local' ? (
        <SettingsGroup title={t('models.title')}>
          <LocalModelList />
        </SettingsGroup>
      ) : (
        <>
          <SettingsGroup title={t('engines.budget.title')}>
            <SpendingFields />
          </SettingsGroup>
          <SettingsGroup title={t('engines.speech.standIn')} hint={t('engines.speech.standInHint')}>
            <LanguageGapHint />
            <LocalModelList />
          </SettingsGroup>
        </>
      )}
    </>
  );
}
