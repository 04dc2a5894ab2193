import { useTranslation } from 'react-i18next';
import { LANGUAGE_PRESETS, LANGUAGE_SERVERS, languageKeyId } from '../../../../shared/presets';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { TrialCard } from '../fields/TrialCard';
import { ServerForm } from '../servers/ServerForm';
import { ContextField } from './ContextField';
import { LanguageModelFields } from './LanguageModelFields';

/** The server of a language model. */
export function LanguageServerForm() {
  const { t } = useTranslation();
  const { chooseLanguagePreset, moveLanguageServer, testLanguage } = useEngineActions();
  const { preset, baseUrl, model } = useSession((state) => state.settings.languageEngine);
  const trial = useEngines((state) => state.languageTrial);
  return (
    <ServerForm
      presets={LANGUAGE_PRESETS}
      servers={LANGUAGE_SERVERS}
      preset={preset}
      onChoose={(chosen) => void chooseLanguagePreset(chosen)}
      endpoints={[{ id: languageKeyId(preset), baseUrl }]}
      onMove={(_, url) => void moveLanguageServer(url)}
      testId="language"
    >
      <LanguageModelFields />
      <ContextField />
      <TrialCard
        title={t('engines.trial.language')}
        hint={model === '' ? t('engines.server.modelMissing') : t('engines.trial.languageHint')}
        trial={trial}
        paid
        disabled={model === ''}
        onTest={() => void testLanguage()}
        testId="language-trial"
      />
    </ServerForm>
  );
}
