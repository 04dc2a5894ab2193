import { useTranslation } from 'react-i18next';
import { CAPTION_LANGUAGES, LANGUAGE_NAMES } from '../../../../shared/languages';
import { useActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';
import { SwitchField } from '../fields/SwitchField';

/** Whether captions get a second language, and which. */
export function TranslationFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const translation = useSession((state) => state.settings.translation);
  const serverless = useSession((state) => state.settings.languageEngine.engine !== 'server');
  const change = (changes: Partial<typeof translation>): void =>
    void changeSettings({ translation: { ...translation, ...changes } });
  return (
    <>
      <SwitchField
        label={t('translation.enabled')}
        hint={t(serverless ? 'translation.needsServer' : 'translation.enabledHint')}
        checked={translation.enabled}
        onChange={(enabled) => change({ enabled })}
        testId="translation-enabled"
      />
      <SelectField
        label={t('translation.language')}
        disabled={!translation.enabled}
        value={translation.language}
        options={CAPTION_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(language) => change({ language })}
        testId="translation-language"
      />
    </>
  );
}
