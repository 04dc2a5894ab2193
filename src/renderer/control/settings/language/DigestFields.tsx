import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../../shared/languages';
import { useActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';
import { SwitchField } from '../fields/SwitchField';

const LANGUAGES = ['spoken', 'en', 'ko'] as const;

/** Whether, where, in what language and how the live summary is told. */
export function DigestFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const digest = useSession((state) => state.settings.digest);
  const change = (changes: Partial<typeof digest>): void =>
    void changeSettings({ digest: { ...digest, ...changes } });
  return (
    <>
      <SwitchField
        label={t('digest.enabled')}
        hint={t('digest.enabledHint')}
        checked={digest.enabled}
        onChange={(enabled) => change({ enabled })}
        testId="digest-enabled"
      />
      <SwitchField
        label={t('digest.onOverlay')}
        hint={t('digest.onOverlayHint')}
        checked={digest.onOverlay}
        disabled={!digest.enabled}
        onChange={(onOverlay) => change({ onOverlay })}
        testId="digest-on-overlay"
      />
      <SelectField
        label={t('digest.language')}
        disabled={!digest.enabled}
        value={digest.language}
        options={LANGUAGES.map((value) => ({
          value,
          label: value === 'spoken' ? t('digest.languageSpoken') : LANGUAGE_NAMES[value],
        }))}
        onChange={(language) => change({ language })}
        testId="digest-language"
      />
      <SelectField
        label={t('style.length')}
        disabled={!digest.enabled}
        value={digest.length}
        options={(['short', 'normal'] as const).map((value) => ({
          value,
          label: t(`style.lengths.${value}`),
        }))}
        onChange={(length) => change({ length })}
        testId="digest-length"
      />
      <SelectField
        label={t('style.temper')}
        hint={t('style.temperHint')}
        disabled={!digest.enabled}
        value={digest.temper}
        options={(['facts', 'lively'] as const).map((value) => ({
          value,
          label: t(`style.tempers.${value}`),
        }))}
        onChange={(temper) => change({ temper })}
        testId="digest-temper"
      />
    </>
  );
}
