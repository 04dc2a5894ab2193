import { useTranslation } from 'react-i18next';
import { useMeter } from '../source/use-meter';
import classes from './LaneRow.module.css';

interface LaneMeterProps {
  readonly laneId: string;
  readonly name: string;
  readonly colour: string;
}

/** How loud one of several sources is. */
export function LaneMeter({ laneId, name, colour }: LaneMeterProps) {
  const { t } = useTranslation();
  const { props, cover } = useMeter(`${t('meter.label')}: ${name}`, laneId);
  return (
    <div {...props} className={classes.meter} style={{ color: colour }} data-testid="lane-meter">
      <div {...cover} />
    </div>
  );
}
