import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../../shared/languages';
import { useActions, useSession } from '../../state/context';
import { FIELD } from '../fields/field';
import { SwitchField } from '../fields/SwitchField';

const LANGUAGES = ['spoken', 'en', 'ko'] as const;

/** Whether, where and in what language the live summary is shown. */
export function DigestFields({ className }: { readonly className: string }) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const digest = useSession((state) => state.settings.digest);
  const change = (changes: Partial<typeof digest>): void =>
    void changeSettings({ digest: { ...digest, ...changes } });
  return (
    <>
      <SwitchField
        className={className}
        label={t('digest.enabled')}
        hint={t('digest.enabledHint')}
        checked={digest.enabled}
        onChange={(enabled) => change({ enabled })}
        testId="digest-enabled"
      />
      <SwitchField
        className={className}
        label={t('digest.onOverlay')}
        hint={t('digest.onOverlayHint')}
        checked={digest.onOverlay}
        disabled={!digest.enabled}
        onChange={(onOverlay) => change({ onOverlay })}
        testId="digest-on-overlay"
      />
      <NativeSelect
        {...FIELD}
        className={className}
        label={t('digest.language')}
        disabled={!digest.enabled}
        value={digest.language}
        onChange={({ currentTarget: { value } }) => {
          const language = LANGUAGES.find((known) => known === value);
          if (language) change({ language });
        }}
        data={LANGUAGES.map((value) => ({
          value,
          label: value === 'spoken' ? t('digest.languageSpoken') : LANGUAGE_NAMES[value],
        }))}
        data-testid="digest-language"
      />
    </>
  );
}
