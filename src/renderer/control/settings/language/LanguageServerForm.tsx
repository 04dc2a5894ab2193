import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_PRESETS, LANGUAGE_SERVERS, languageKeyId } from '../../../../shared/presets';
import { useEngineActions, useEngines, useSession } from '../../state/context';
import { useDraft } from '../fields/use-draft';
import { BaseUrlField } from '../servers/BaseUrlField';
import { FIELD, onEnter } from '../fields/field';
import { KeyField } from '../servers/KeyField';
import { LanguageModelFields } from './LanguageModelFields';
import { PresetSelect } from '../servers/PresetSelect';
import { TrialCard } from '../fields/TrialCard';

/** The server of a language model: where it is, its key and its models. */
export function LanguageServerForm() {
  const { t } = useTranslation();
  const { chooseLanguagePreset, moveLanguageServer, testLanguage } = useEngineActions();
  const { preset, baseUrl, model } = useSession((state) => state.settings.languageEngine);
  const trial = useEngines((state) => state.languageTrial);
  const { needsKey } = LANGUAGE_SERVERS[preset];
  return (
    <>
      <PresetSelect
        presets={LANGUAGE_PRESETS}
        servers={LANGUAGE_SERVERS}
        value={preset}
        onChoose={(chosen) => void chooseLanguagePreset(chosen)}
        testId="language-preset"
      />
      <BaseUrlField
        key={`${preset}-address`}
        label={t('engines.server.address')}
        saved={baseUrl}
        onCommit={(url) => void moveLanguageServer(url)}
      />
      {/* Another service gets a fresh field: what was typed for one may not go to the other. */}
      <KeyField key={preset} id={languageKeyId(preset)} baseUrl={baseUrl} needed={needsKey} />
      <LanguageModelFields key={`${preset}-models`} />
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
    </>
  );
}

/** The limits are the schema's. */
const SMALLEST_CONTEXT = 2048;
const LARGEST_CONTEXT = 2_000_000;

function ContextField() {
  const { t } = useTranslation();
  const { changeLanguageEngine } = useEngineActions();
  const saved = useSession((state) => state.settings.languageEngine.contextTokens);
  const [draft, setDraft] = useDraft<number | string>(saved);

  function finish(): void {
    // An emptied field means that the user changed their mind.
    const tokens = Number(draft || saved);
    const contextTokens = Math.min(LARGEST_CONTEXT, Math.max(SMALLEST_CONTEXT, Math.round(tokens)));
    setDraft(contextTokens);
    if (contextTokens !== saved) void changeLanguageEngine({ contextTokens });
  }

  return (
    <NumberInput
      {...FIELD}
      label={t('engines.server.contextTokens')}
      description={t('engines.server.contextTokensHint')}
      value={draft}
      onChange={setDraft}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      step={1024}
      thousandSeparator=","
      data-testid="context-tokens"
    />
  );
}
