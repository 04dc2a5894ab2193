import { ActionIcon, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_SERVERS, languageKeyId } from '../../../../shared/presets';
import { messageText } from '../../../ui/message-text';
import { isKeyFor } from '../../state/base-url';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { SuggestField } from '../fields/SuggestField';

/** The models that write: one for all, and maybe a stronger one for reports. The server says which it has. */
export function LanguageModelFields() {
  const { t } = useTranslation();
  const { changeLanguageEngine, listOffered } = useEngineActions();
  const { preset, baseUrl, model, reportModel } = useSession((state) => state.settings.languageEngine);
  const { loading, models, error } = useEngines((state) => state.offered);
  const lacksKey = useEngines(
    ({ keys }) =>
      LANGUAGE_SERVERS[preset].needsKey && !(keys && isKeyFor(baseUrl, keys, languageKeyId(preset))),
  );
  useEffect(() => {
    if (!lacksKey) void listOffered();
  }, [lacksKey, listOffered]);

  function hint(): string {
    if (lacksKey) return t('engines.server.modelsNeedKey');
    if (loading) return t('engines.server.modelsLoading');
    return models.length === 0 ? t('engines.server.modelsEmpty') : t('engines.server.modelHint');
  }

  function problem(): string | null {
    if (!error || lacksKey) return null;
    const { title, text } = messageText(t, error.code, error.params);
    return `${title}. ${text}`;
  }

  const refresh = loading ? (
    <Loader size={16} color="gray" />
  ) : (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('engines.server.modelsRefresh')}
      title={t('engines.server.modelsRefresh')}
      onClick={() => void listOffered()}
      data-testid="refresh-models"
    >
      <IconRefresh size={17} stroke={1.75} />
    </ActionIcon>
  );
  const suggestions = lacksKey ? [] : models;
  return (
    <>
      <SuggestField
        label={t('engines.server.model')}
        hint={problem() === null && hint()}
        problem={problem()}
        saved={model}
        suggestions={suggestions}
        onCommit={(chosen) => void changeLanguageEngine({ model: chosen })}
        action={!lacksKey && refresh}
        testId="language-model"
      />
      <SuggestField
        label={t('engines.server.reportModel')}
        hint={t('engines.server.reportModelHint')}
        placeholder={t('engines.server.reportModelSame')}
        saved={reportModel}
        suggestions={suggestions}
        onCommit={(chosen) => void changeLanguageEngine({ reportModel: chosen })}
        testId="report-model"
      />
    </>
  );
}
