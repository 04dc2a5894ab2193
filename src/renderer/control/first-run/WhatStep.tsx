import { IconDeviceDesktopAnalytics, IconFileMusic, IconMicrophone, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RadioCard } from '../parts/RadioCard';
import { LanguageField } from '../settings/LanguageField';
import { SpokenLanguageField } from '../settings/speech/SpokenLanguageField';
import { useActions, useControlContext, useSession } from '../state/context';
import { EngineSetup } from './EngineSetup';
import classes from './first-run.module.css';
import { lanesOf, whatOf, WHATS, type What } from './what';

const ICONS = {
  microphone: IconMicrophone,
  system: IconDeviceDesktopAnalytics,
  both: IconUsers,
  file: IconFileMusic,
} as const satisfies Record<What, unknown>;

/** Languages, and what is captioned; from both follows who makes the captions. */
export function WhatStep() {
  const { t } = useTranslation();
  const { chooseLanes, chooseMedia } = useActions();
  const { session } = useControlContext();
  const lanes = useSession((state) => state.settings.lanes);
  const chosen = whatOf(lanes);

  /** A file is captioned alone. */
  async function chooseFile(): Promise<void> {
    await chooseMedia();
    const file = session.getState().settings.lanes.find(({ source }) => source.kind === 'file');
    if (file) await chooseLanes([{ ...file, name: '' }]);
  }

  function choose(what: What): void {
    if (what === 'file') return void chooseFile();
    const names = { me: t('firstRun.what.me'), desktop: t('firstRun.what.desktop') };
    void chooseLanes(lanesOf(what, lanes, names));
  }

  return (
    <>
      <p className={classes.lead}>{t('firstRun.what.lead')}</p>
      <div className={classes.pair}>
        <LanguageField label={t('firstRun.what.language')} />
        <SpokenLanguageField brief />
      </div>
      <EngineSetup />
      <fieldset className={classes.cards}>
        <legend className={classes.legend}>{t('firstRun.what.source')}</legend>
        {WHATS.map((what) => {
          const Icon = ICONS[what];
          return (
            <RadioCard
              key={what}
              group="what"
              icon={<Icon size={20} stroke={1.6} />}
              name={t(`firstRun.what.${what}.name`)}
              hint={t(`firstRun.what.${what}.hint`)}
              chosen={chosen === what}
              onChoose={() => choose(what)}
              testId={`what-${what}`}
            />
          );
        })}
      </fieldset>
    </>
  );
}
