import { useTranslation } from 'react-i18next';
import { SoundCheck } from '../doctor/SoundCheck';
import { DeviceSelect } from '../source/DeviceSelect';
import { MediaChoice } from '../source/MediaChoice';
import { useActions, useControl, useSession } from '../state/context';
import classes from './first-run.module.css';
import { whatOf } from './what';

/** A live test of what was chosen, with what is wrong and how to mend it. */
export function TestStep() {
  const { t } = useTranslation();
  const { chooseLanes } = useActions();
  const lanes = useSession((state) => state.settings.lanes);
  const what = whatOf(lanes);
  const media = useControl((state) => state.choice.media);
  const lead = what === 'system' ? 'leadSystem' : what === 'file' ? 'leadFile' : 'leadVoice';
  return (
    <>
      <p className={classes.lead}>{t(`firstRun.test.${lead}`)}</p>
      {(what === 'microphone' || what === 'both') && <DeviceSelect locked={false} />}
      {what === 'file' && <MediaChoice locked={false} fast={false} />}
      {what === 'file' && !media ? (
        <p className={classes.lead}>{t('firstRun.test.noFile')}</p>
      ) : (
        <SoundCheck lanes={lanes} onLanes={(changed) => void chooseLanes(changed)} />
      )}
    </>
  );
}
