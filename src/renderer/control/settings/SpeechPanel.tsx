import { IconCloud, IconDeviceLaptop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useEngines, useSession } from '../context';
import { SpendingFields } from './BudgetFields';
import { EngineChoice } from './EngineChoice';
import { Group } from './Group';
import { LanguageGapHint } from './LanguageGapHint';
import { LocalSpeech } from './LocalSpeech';
import { SpeechServer } from './SpeechServer';
import { SpokenLanguageField } from './SpokenLanguageField';
import { TrialCard } from './TrialCard';

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
      <Group title={t('engines.tabs.speech')}>
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
        {engine === 'server' && <SpeechServer />}
        <TrialCard
          title={t('engines.trial.speech')}
          hint={t('engines.trial.speechHint')}
          trial={trial}
          paid={engine === 'server'}
          onTest={() => void testSpeech()}
          testId="speech-trial"
        />
      </Group>
      {engine === 'local' ? (
        <Group title={t('models.title')}>
          <LocalSpeech />
        </Group>
      ) : (
        <>
          <Group title={t('engines.budget.title')}>
            <SpendingFields />
          </Group>
          <Group title={t('engines.speech.standIn')} hint={t('engines.speech.standInHint')}>
            <LanguageGapHint />
            <LocalSpeech />
          </Group>
        </>
      )}
    </>
  );
}
