import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SPEECH_PRESETS, SPEECH_SERVERS } from '../../../../shared/presets';
import { useEngineActions, useSession } from '../../state/context';
import { BaseUrlField } from '../servers/BaseUrlField';
import { KeyField } from '../servers/KeyField';
import { PresetSelect } from '../servers/PresetSelect';
import classes from './SpeechServerForm.module.css';
import { SuggestField } from '../fields/SuggestField';

/** The limit is the schema's. */
const MOST_ENDPOINTS = 8;

/** Servers that turn speech into text, and the model that they do it with. */
export function SpeechServerForm() {
  const { t } = useTranslation();
  const { changeSpeechServer, chooseSpeechPreset, addEndpoint } = useEngineActions();
  const { preset, model, endpoints } = useSession((state) => state.settings.speech.server);
  const { baseUrl, needsKey, models } = SPEECH_SERVERS[preset];
  return (
    <>
      <PresetSelect
        presets={SPEECH_PRESETS}
        servers={SPEECH_SERVERS}
        value={preset}
        onChoose={(chosen) => void chooseSpeechPreset(chosen)}
        testId="speech-preset"
      />
      <div className={classes.endpoints}>
        {endpoints.map((endpoint, at) => (
          <Endpoint
            // Another server gets fresh fields: nothing typed for one may go to the other.
            key={endpoint.id}
            id={endpoint.id}
            baseUrl={endpoint.baseUrl}
            needsKey={needsKey}
            number={endpoints.length > 1 ? at + 1 : null}
          />
        ))}
        <div className={classes.add}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} stroke={2} />}
            disabled={endpoints.length >= MOST_ENDPOINTS}
            onClick={() => void addEndpoint(baseUrl)}
            data-testid="add-endpoint"
          >
            {t('engines.server.addAddress')}
          </Button>
          <p className={classes.hint}>{t('engines.server.addAddressHint')}</p>
        </div>
      </div>
      <SuggestField
        key={preset}
        label={t('engines.server.model')}
        hint={t('engines.server.modelHint')}
        saved={model}
        suggestions={models}
        onCommit={(chosen) => void changeSpeechServer({ model: chosen })}
        testId="speech-model"
      />
    </>
  );
}

interface EndpointProps {
  readonly id: string;
  readonly baseUrl: string;
  readonly needsKey: boolean;
  /** Its place among several; null when it is the only one. */
  readonly number: number | null;
}

function Endpoint({ id, baseUrl, needsKey, number }: EndpointProps) {
  const { t } = useTranslation();
  const { moveEndpoint, removeEndpoint } = useEngineActions();
  return (
    <div className={classes.endpoint} data-several={number !== null || undefined} data-testid="endpoint">
      <BaseUrlField
        label={
          number === null ? t('engines.server.address') : t('engines.server.addressNumbered', { number })
        }
        saved={baseUrl}
        onCommit={(url) => void moveEndpoint(id, url)}
        action={
          number !== null && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('engines.server.removeAddress', { number })}
              onClick={() => void removeEndpoint(id)}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          )
        }
      />
      <KeyField id={id} baseUrl={baseUrl} needed={needsKey} />
    </div>
  );
}
