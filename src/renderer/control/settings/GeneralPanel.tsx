import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../context';
import { ExportFields } from './ExportFields';
import { FIELD } from './field';
import { Group } from './Group';

const LANGUAGES = ['system', 'en', 'ko'] as const;
/** Each language is called as its speakers call it. */
const NATIVE_NAMES = { en: 'English', ko: '한국어' };

/** The window itself, and the files that it writes. */
export function GeneralPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const language = useSession((state) => state.settings.language);
  return (
    <>
      <Group title={t('engines.tabs.general')}>
        <NativeSelect
          {...FIELD}
          label={t('settings.language')}
          description={t('settings.languageHint')}
          value={language}
          onChange={({ currentTarget: { value } }) => {
            const chosen = LANGUAGES.find((known) => known === value);
            if (chosen) void changeSettings({ language: chosen });
          }}
          data={LANGUAGES.map((value) => ({
            value,
            label: value === 'system' ? t('settings.languageSystem') : NATIVE_NAMES[value],
          }))}
          data-testid="language-select"
        />
      </Group>
      <Group title={t('settings.export')}>
        <ExportFields />
      </Group>
    </>
  );
}
