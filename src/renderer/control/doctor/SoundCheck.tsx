import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../shared/source';
import { LanguageGapHint } from '../settings/models/LanguageGapHint';
import { LevelMeter } from '../source/LevelMeter';
import { ErrorCallout } from '../../ui/parts/Callout';
import { useSession, useSound, useSoundActions } from '../state/context';
import { CheckCaptions } from './CheckCaptions';
import { checkedLanes } from './checked-lanes';
import classes from './doctor.module.css';
import { LaneVerdict } from './LaneVerdict';

interface SoundCheckProps {
  /** What is listened to; another list begins another check. */
  readonly lanes: readonly Lane[];
  /** Takes others in their place. */
  readonly onLanes: (lanes: readonly Lane[]) => void;
}

/** Listens as long as it is there: meter, live captions, and what the doctor says of each lane. Nothing is kept. */
export function SoundCheck({ lanes, onLanes }: SoundCheckProps) {
  const { t } = useTranslation();
  const { startCheck, stopCheck } = useSoundActions();
  const local = useSession((state) => state.settings.speech.engine === 'local');
  const { view, error } = useSound((state) => state.check);
  // Settings come as fresh objects with every change, most of which are none of the lanes.
  const asked = JSON.stringify(heardOf(lanes));
  const wanted = useMemo(() => JSON.parse(asked) as Lane[], [asked]);
  const change = (id: string | undefined, changes: Partial<Lane>): void =>
    onLanes(lanes.map((lane) => (lane.id === id ? { ...lane, ...changes } : lane)));
  useEffect(() => {
    void startCheck(wanted);
    return () => void stopCheck();
  }, [wanted, startCheck, stopCheck]);

  const again = { label: t('doctor.again'), onClick: () => void startCheck(wanted) };
  return (
    <div className={classes.check} data-testid="sound-check" data-phase={view.phase}>
      {local && <LanguageGapHint brief />}
      {view.lanes.length > 0 ? (
        view.lanes.map((lane) => <LevelMeter key={lane.id} laneId={lane.id} name={lane.name} />)
      ) : (
        <LevelMeter />
      )}
      <CheckCaptions view={view} />
      {error && <ErrorCallout error={error} again={again} />}
      {!error && view.phase === 'ended' && (
        <p className={classes.ended}>
          {t('doctor.stopped')}
          <Button size="compact-sm" variant="default" onClick={again.onClick} data-testid="check-again">
            {again.label}
          </Button>
        </p>
      )}
      {view.phase !== 'ended' &&
        checkedLanes(view.lanes, wanted).map(({ lane, askedId }) => (
          <LaneVerdict
            key={lane.id}
            lane={lane}
            checking
            name={view.lanes.length > 1 ? lane.name : ''}
            changes={{
              onSource: (source) => change(askedId, { source }),
              onMute: () => change(askedId, { muted: true }),
            }}
          />
        ))}
    </div>
  );
}

/** Muted ones are left alone, unless all are. */
function heardOf(lanes: readonly Lane[]): readonly Lane[] {
  const heard = lanes.filter(({ muted }) => !muted);
  return heard.length > 0 ? heard : lanes;
}
