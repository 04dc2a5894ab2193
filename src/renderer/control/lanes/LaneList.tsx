import { useTranslation } from 'react-i18next';
import { MAX_LANES } from '../../../shared/source';
import { SourcePicker } from '../source/SourcePicker';
import { useControl } from '../state/context';
import { useRunning } from '../state/use-status';
import { AddLane } from './AddLane';
import classes from './LaneList.module.css';
import { LaneRow } from './LaneRow';
import { useShownLanes, useSourceName } from './use-lanes';

/** What is captioned: one source to choose, or several, each with its name. */
export function LaneList() {
  const { t } = useTranslation();
  const lanes = useShownLanes();
  const running = useRunning();
  // One that is heard needs no name, and has its meter below.
  const listed = lanes.length > 1 || lanes.some(({ muted }) => muted);
  const laneId = useControl((state) => state.laneId);
  const nameOf = useSourceName();
  const edited = lanes.find(({ id }) => id === laneId);
  const chosen = listed && edited && (edited.name || nameOf(edited.source));
  return (
    <div className={classes.lanes}>
      {listed && (
        <section aria-label={t('lanes.title')}>
          <h2 className={classes.title}>{t('lanes.title')}</h2>
          <ul className={classes.list} data-testid="lanes">
            {lanes.map((lane) => (
              <LaneRow key={lane.id} lane={lane} running={running} removable={lanes.length > 1} />
            ))}
          </ul>
        </section>
      )}
      {lanes.length < MAX_LANES && listed && <AddLane />}
      {!(running && listed) && (
        <SourcePicker title={chosen ? t('lanes.sourceOf', { name: chosen }) : t('source.title')} />
      )}
      {lanes.length < MAX_LANES && !listed && <AddLane />}
    </div>
  );
}
