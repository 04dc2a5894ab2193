import { IconCloud, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { EngineChoice } from '../fields/EngineChoice';
import { SettingsGroup } from '../fields/SettingsGroup';
import { LanguageGapHint } from '../models/LanguageGapHint';
import { LocalSpeech } from '../models/LocalSpeech';
import { SpeechServerForm } from './SpeechServerForm';
import { SpokenLanguageField } from './SpokenLanguageField';
import { TrialCard } from '../fields/TrialCard';

/** Which language is spoken, and who turns it into text. */
export function SpeechPanel() {
  const { t } = useTranslation();
  const { changeSpeech, testSpeech } = useEngineActions();
  const engine = useSession((state) => state.settings.speech.engine);
  const trial = useEngines((state) => state.speechTrial);
  const choices = [
    { value: 'local', icon: <IconDeviceLaptop size={20} stroke={1.6} /> },
    { value: 'server', icon: <IconCloud size={20} stroke={1.6} /> },
  ] as const;
  return (
    <>
      <SettingsGroup title={t('engines.tabs.speech')}>
        <SpokenLanguageField />
        <EngineChoice
          name="speech-engine"
          label={t('engines.speech.engine')}
          choices={choices.map((choice) => ({
            ...choice,
            name: t(`engines.speech.${choice.value}.name`),
            hint: t(`engines.speech.${choice.value}.hint`),
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
          <LocalSpeech />
        </SettingsGroup>
      ) : (
        <SettingsGroup title={t('engines.speech.standIn')} hint={t('engines.speech.standInHint')}>
          <LanguageGapHint />
          <LocalSpeech />
        </SettingsGroup>
      )}
    </>
  );
}
