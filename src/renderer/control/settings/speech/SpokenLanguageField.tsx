import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CAPTION_LANGUAGES, LANGUAGE_NAMES, spokenLanguageSchema } from '../../../../shared/languages';
import { useEngineActions, useModelActions, useSession } from '../../state/context';
import { FIELD } from '../fields/field';

/** The language that is spoken, each called as its speakers call it. */
export function SpokenLanguageField() {
  const { t } = useTranslation();
  const { changeSpeech } = useEngineActions();
  const { load } = useModelActions();
  const language = useSession((state) => state.settings.speech.language);
  return (
    <NativeSelect
      {...FIELD}
      label={t('engines.speech.language')}
      description={t('engines.speech.languageHint')}
      value={language}
      onChange={({ currentTarget: { value } }) => {
        const { data: chosen } = spokenLanguageSchema.safeParse(value);
        // Which model is recommended depends on it.
        if (chosen) void changeSpeech({ language: chosen }).then(load);
      }}
      data={[
        { value: 'auto', label: t('engines.speech.languageAuto') },
        ...CAPTION_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
      ]}
      data-testid="spoken-language"
    />
  );
}
