import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CAPTION_LANGUAGES, captionLanguageSchema, LANGUAGE_NAMES } from '../../../../shared/languages';
import { useActions, useSession } from '../../state/context';
import { FIELD } from '../fields/field';
import { SwitchField } from '../fields/SwitchField';

/** Whether captions get a second language, and which. */
export function TranslationFields({ className }: { readonly className: string }) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const translation = useSession((state) => state.settings.translation);
  const embedded = useSession((state) => state.settings.languageEngine.engine === 'embedded');
  return (
    <>
      <SwitchField
        className={className}
        label={t('translation.enabled')}
        hint={t(embedded ? 'translation.needsServer' : 'translation.enabledHint')}
        checked={translation.enabled}
        onChange={(enabled) => void changeSettings({ translation: { ...translation, enabled } })}
        testId="translation-enabled"
      />
      <NativeSelect
        {...FIELD}
        className={className}
        label={t('translation.language')}
        disabled={!translation.enabled}
        value={translation.language}
        onChange={({ currentTarget: { value } }) => {
          const { data: language } = captionLanguageSchema.safeParse(value);
          if (language) void changeSettings({ translation: { ...translation, language } });
        }}
        data={CAPTION_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        data-testid="translation-language"
      />
    </>
  );
}
