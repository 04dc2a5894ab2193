import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../../state/context';
import { SelectField } from '../../fields/SelectField';
import { SettingsGroup } from '../../fields/SettingsGroup';
import { SliderField } from '../../fields/SliderField';
import classes from '../../fields/fields.module.css';
import { HeldBack } from './HeldBack';

/** The limit is the schema's. */
const LONGEST_SECONDS = 30;
/** How far back is offered, seconds; another one in the settings is offered too. */
const REACHES = [10, 30, 60, 120, 300, 600];

/** What becomes public, and when. */
export function PublicFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const broadcast = useSession((state) => state.settings.broadcast);
  const change = (changed: Partial<typeof broadcast>): void =>
    void changeSettings({ broadcast: { ...broadcast, ...changed } });
  const reach = (seconds: number): string =>
    seconds % 60 === 0
      ? t('broadcast.public.takeBackMinutes', { count: seconds / 60 })
      : t('broadcast.public.takeBackSeconds', { count: seconds });
  const reaches = [...new Set([...REACHES, broadcast.takeBackSeconds])].toSorted((a, b) => a - b);
  return (
    <SettingsGroup title={t('broadcast.public.title')} hint={t('broadcast.public.hint')}>
      <SelectField
        label={t('broadcast.public.shows')}
        hint={t('broadcast.public.showsHint')}
        value={broadcast.shows}
        options={[
          { value: 'stable', label: t('broadcast.public.showsStable') },
          { value: 'finals', label: t('broadcast.public.showsFinals') },
        ]}
        onChange={(shows) => change({ shows })}
        testId="public-shows"
      />
      <SliderField
        label={t('broadcast.public.holdBack')}
        textOf={(seconds) =>
          seconds === 0 ? t('broadcast.public.holdBackNone') : t('settings.seconds', { seconds })
        }
        saved={broadcast.holdBackSeconds}
        min={0}
        max={LONGEST_SECONDS}
        step={1}
        onCommit={(holdBackSeconds) => change({ holdBackSeconds })}
        testId="hold-back"
      >
        <p className={classes.hint}>{t('broadcast.public.holdBackHint')}</p>
        <HeldBack />
      </SliderField>
      <SelectField
        label={t('broadcast.public.takeBack')}
        hint={t('broadcast.public.takeBackHint')}
        value={String(broadcast.takeBackSeconds)}
        options={reaches.map((seconds) => ({ value: String(seconds), label: reach(seconds) }))}
        onChange={(seconds) => change({ takeBackSeconds: Number(seconds) })}
        testId="take-back-reach"
      />
    </SettingsGroup>
  );
}
