import { useTranslation } from 'react-i18next';
import classes from './LevelMeter.module.css';
import { useMeter } from './use-meter';

interface LevelMeterProps {
  /** The one lane that it shows; all of them when undefined. */
  readonly laneId?: string;
  /** Who is heard; empty where there is only one. */
  readonly name?: string;
}

/** How loud the source is, and whether Jamak hears speech in it. */
export function LevelMeter({ laneId, name = '' }: LevelMeterProps) {
  const { t } = useTranslation();
  const label = name || t('meter.label');
  const { props, cover } = useMeter(label, laneId);
  return (
    <div {...props} className={classes.meter} data-testid="level-meter">
      <div className={classes.head}>
        <span>{label}</span>
        <span className={classes.speech}>{t('meter.speech')}</span>
      </div>
      <div className={classes.track}>
        <div {...cover} />
      </div>
    </div>
  );
}
