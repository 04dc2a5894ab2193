import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import { useActions, useSession } from '../state/context';
import { SelectField } from './fields/SelectField';

const LANGUAGES = ['system', 'en', 'ko'] as const;

/** The language of the interface. */
export function LanguageField({ label, hint }: { readonly label: string; readonly hint?: string }) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const language = useSession((state) => state.settings.language);
  return (
    <SelectField
      label={label}
      {...(hint !== undefined && { hint })}
      value={language}
      options={LANGUAGES.map((value) => ({
        value,
        label: value === 'system' ? t('settings.languageSystem') : LANGUAGE_NAMES[value],
      }))}
      onChange={(chosen) => void changeSettings({ language: chosen })}
      testId="language-select"
    />
  );
}
