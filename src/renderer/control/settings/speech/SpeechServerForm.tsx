import { useTranslation } from 'react-i18next';
import { SPEECH_PRESETS, SPEECH_SERVERS } from '../../../../shared/presets';
import { useEngineActions, useSession } from '../../state/context';
import { SuggestField } from '../fields/SuggestField';
import { ServerForm } from '../servers/ServerForm';

/** The limit is the schema's. */
const MOST_ENDPOINTS = 8;

/** Servers that turn speech into text, and the model that they do it with. */
export function SpeechServerForm() {
  const { t } = useTranslation();
  const { changeSpeechServer, chooseSpeechPreset, addEndpoint, moveEndpoint, removeEndpoint } =
    useEngineActions();
  const { preset, model, endpoints } = useSession((state) => state.settings.speech.server);
  const { baseUrl, models } = SPEECH_SERVERS[preset];
  return (
    <ServerForm
      presets={SPEECH_PRESETS}
      servers={SPEECH_SERVERS}
      preset={preset}
      onChoose={(chosen) => void chooseSpeechPreset(chosen)}
      endpoints={endpoints}
      onMove={(id, url) => void moveEndpoint(id, url)}
      pool={{
        most: MOST_ENDPOINTS,
        onAdd: () => void addEndpoint(baseUrl),
        onRemove: (id) => void removeEndpoint(id),
      }}
      testId="speech"
    >
      <SuggestField
        label={t('engines.server.model')}
        hint={t('engines.server.modelHint')}
        saved={model}
        suggestions={models}
        onCommit={(chosen) => void changeSpeechServer({ model: chosen })}
        testId="speech-model"
      />
    </ServerForm>
  );
}
