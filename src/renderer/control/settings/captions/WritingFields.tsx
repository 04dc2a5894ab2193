import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../state/context';
import { SelectField } from '../fields/SelectField';

/** How what was said is written: sounds, numbers and the script of Chinese. */
export function WritingFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const writing = useSession((state) => state.settings.writing);
  return (
    <>
      <SelectField
        label={t('settings.sounds')}
        hint={t('settings.soundsHint')}
        value={writing.sounds}
        options={[
          { value: 'hide', label: t('settings.soundsHide') },
          { value: 'show', label: t('settings.soundsShow') },
        ]}
        onChange={(sounds) => void changeSettings({ writing: { ...writing, sounds } })}
        testId="writing-sounds"
      />
      <SelectField
        label={t('settings.numbers')}
        hint={t('settings.numbersHint')}
        value={writing.numbers}
        options={[
          { value: 'heard', label: t('settings.numbersHeard') },
          { value: 'digits', label: t('settings.numbersDigits') },
          { value: 'words', label: t('settings.numbersWords') },
        ]}
        onChange={(numbers) => void changeSettings({ writing: { ...writing, numbers } })}
        testId="writing-numbers"
      />
      <SelectField
        label={t('settings.chinese')}
        hint={t('settings.chineseHint')}
        value={writing.chinese}
        options={[
          { value: 'heard', label: t('settings.chineseHeard') },
          { value: 'simplified', label: t('settings.chineseSimplified') },
          { value: 'traditional', label: t('settings.chineseTraditional') },
        ]}
        onChange={(chinese) => void changeSettings({ writing: { ...writing, chinese } })}
        testId="writing-chinese"
      />
    </>
  );
}
