import { useTranslation } from 'react-i18next';
import { CAPTION_LANGUAGES, LANGUAGE_NAMES, type SpokenLanguage } from '../../../../shared/languages';
import { useEngineActions, useModelActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';

/** The language that is spoken, each called as its speakers call it. `brief`: without what to know of it. */
export function SpokenLanguageField({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const { load } = useModelActions();
  const language = useSession((state) => state.settings.speech.language);
  return (
    <SelectField<SpokenLanguage>
      label={t('engines.speech.language')}
      {...(!brief && { hint: t('engines.speech.languageHint') })}
      value={language}
      options={[
        { value: 'auto', label: t('engines.speech.languageAuto') },
        ...CAPTION_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
      ]}
      // Which model is recommended depends on it.
      onChange={(chosen) => void changeSpeech({ language: chosen }).then(load)}
      testId="spoken-language"
    />
  );
}
