import { IconBroadcast, IconDeviceDesktop, IconLayoutSidebar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioCard } from '../parts/RadioCard';
import { SwitchField } from '../settings/fields/SwitchField';
import { useActions, useSession } from '../state/context';
import classes from './first-run.module.css';

const PLACES = [
  { place: 'overlay', Icon: IconDeviceDesktop },
  { place: 'obs', Icon: IconBroadcast },
  { place: 'window', Icon: IconLayoutSidebar },
] as const;
type Place = (typeof PLACES)[number]['place'];

const OBS_STEPS = ['add', 'choose', 'place'] as const;
/** On Linux the overlay stands outside of the window manager, and OBS lists it as no window. */
const OBS_WAY = navigator.userAgent.includes('Linux') ? 'obsStepsLinux' : 'obsSteps';

/** Where captions go, and whether what is going on shows beside them. */
export function ShowStep() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const overlay = useSession((state) => state.settings.overlay);
  const digest = useSession((state) => state.settings.digest);
  /** OBS takes what is on the screen, so for the settings both are one. */
  const [obs, setObs] = useState(false);
  const chosen: Place = !overlay.visible ? 'window' : obs ? 'obs' : 'overlay';

  function choose(place: Place): void {
    setObs(place === 'obs');
    const visible = place !== 'window';
    if (visible !== overlay.visible) void changeSettings({ overlay: { ...overlay, visible } });
  }

  return (
    <>
      <p className={classes.lead}>{t('firstRun.show.lead')}</p>
      <fieldset className={classes.cards} data-column>
        <legend className={classes.legend}>{t('firstRun.show.where')}</legend>
        {PLACES.map(({ place, Icon }) => (
          <RadioCard
            key={place}
            group="place"
            icon={<Icon size={20} stroke={1.6} />}
            name={t(`firstRun.show.${place}.name`)}
            hint={t(`firstRun.show.${place}.hint`)}
            chosen={chosen === place}
            onChoose={() => choose(place)}
            testId={`place-${place}`}
          >
            {place === 'obs' && (
              <ol className={classes.steps}>
                {OBS_STEPS.map((step) => (
                  <li key={step}>{t(`firstRun.show.${OBS_WAY}.${step}`)}</li>
                ))}
              </ol>
            )}
          </RadioCard>
        ))}
      </fieldset>
      <SwitchField
        label={t('firstRun.show.digest')}
        hint={t('firstRun.show.digestHint')}
        checked={digest.enabled && digest.onOverlay}
        disabled={chosen === 'window'}
        onChange={(onOverlay) =>
          void changeSettings({ digest: { ...digest, enabled: digest.enabled || onOverlay, onOverlay } })
        }
        testId="first-run-digest"
      />
    </>
  );
}
