import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../../state/context';
import { SelectField } from '../../fields/SelectField';
import { SettingsGroup } from '../../fields/SettingsGroup';
import { SwitchField } from '../../fields/SwitchField';
import { SecretWords } from './SecretWords';

const CHOICES = ['off', 'mask', 'drop', 'beep'] as const;
const NAMES = {
  off: 'broadcast.masks.profanityOff',
  mask: 'broadcast.masks.profanityMask',
  drop: 'broadcast.masks.profanityDrop',
  beep: 'broadcast.masks.profanityBeep',
} as const;
const EXAMPLES = {
  off: 'broadcast.masks.exampleOff',
  mask: 'broadcast.masks.exampleMask',
  drop: 'broadcast.masks.exampleDrop',
  beep: 'broadcast.masks.exampleBeep',
} as const;

/** What is hidden of what becomes public. */
export function MaskFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const broadcast = useSession((state) => state.settings.broadcast);
  const change = (changed: Partial<typeof broadcast>): void =>
    void changeSettings({ broadcast: { ...broadcast, ...changed } });
  return (
    <SettingsGroup title={t('broadcast.masks.title')} hint={t('broadcast.masks.hint')}>
      <SelectField
        label={t('broadcast.masks.profanity')}
        hint={t(EXAMPLES[broadcast.profanity])}
        value={broadcast.profanity}
        options={CHOICES.map((value) => ({ value, label: t(NAMES[value]) }))}
        onChange={(profanity) => change({ profanity })}
        testId="profanity"
      />
      <SwitchField
        label={t('broadcast.masks.personal')}
        hint={t('broadcast.masks.personalHint')}
        checked={broadcast.personalData}
        onChange={(personalData) => change({ personalData })}
        testId="personal-data"
      />
      <SecretWords words={broadcast.secrets} onChange={(secrets) => change({ secrets })} />
    </SettingsGroup>
  );
}
