import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEngineActions, useSession } from '../../state/context';
import { FIELD, onEnter } from '../fields/field';
import { useDraft } from '../fields/use-draft';

/** The limits are the schema's. */
const SMALLEST_CONTEXT = 2048;
const LARGEST_CONTEXT = 2_000_000;

/** How much the models can take in at once, tokens. */
export function ContextField() {
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
