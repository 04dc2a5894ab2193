import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CAPTION_LANGUAGES, LANGUAGE_NAMES, spokenLanguageSchema } from '../../../shared/languages';
import type { Lane } from '../../../shared/source';
import { useSession } from '../state/context';
import classes from './LaneRow.module.css';
import { useLaneActions } from './use-lanes';

interface LaneLanguageProps {
  readonly lane: Lane;
  readonly name: string;
  readonly locked: boolean;
}

/** The value of the first option, which follows the settings. */
const FOLLOWS = '';

/** What is spoken in a lane, where that differs from the settings. */
export function LaneLanguage({ lane, name, locked }: LaneLanguageProps) {
  const { t } = useTranslation();
  const { change } = useLaneActions();
  const spoken = useSession((state) => state.settings.speech.language);
  const automatic = t('engines.speech.languageAuto');
  if (locked) {
    const { language } = lane;
    return language ? <span>{language === 'auto' ? automatic : LANGUAGE_NAMES[language]}</span> : null;
  }
  return (
    <NativeSelect
      classNames={{ input: classes.language ?? '' }}
      size="xs"
      variant="unstyled"
      aria-label={t('lanes.language', { name })}
      value={lane.language ?? FOLLOWS}
      onChange={({ currentTarget: { value } }) => {
        const language = value === FOLLOWS ? undefined : spokenLanguageSchema.parse(value);
        void change(lane.id, { language });
      }}
      data-testid="lane-language"
    >
      <option value={FOLLOWS}>{spoken === 'auto' ? automatic : LANGUAGE_NAMES[spoken]}</option>
      {spoken !== 'auto' && <option value="auto">{automatic}</option>}
      {CAPTION_LANGUAGES.filter((code) => code !== spoken).map((code) => (
        <option key={code} value={code}>
          {LANGUAGE_NAMES[code]}
        </option>
      ))}
    </NativeSelect>
  );
}
