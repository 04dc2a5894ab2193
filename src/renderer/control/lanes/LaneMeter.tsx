import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FLOOR_DB } from '../source/level-scale';
import { useLevel } from '../source/use-level';
import classes from './LaneRow.module.css';

interface LaneMeterProps {
  readonly laneId: string;
  readonly name: string;
  readonly colour: string;
}

/** How loud one of several sources is. */
export function LaneMeter({ laneId, name, colour }: LaneMeterProps) {
  const { t } = useTranslation();
  const meter = useRef<HTMLDivElement>(null);
  const cover = useRef<HTMLDivElement>(null);
  const describe = useCallback((level: number) => t('meter.decibels', { level }), [t]);
  useLevel({ meter, cover }, describe, laneId);
  return (
    <div
      ref={meter}
      className={classes.meter}
      style={{ color: colour }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the meter element can't be drawn like a mixer's
      role="meter"
      aria-label={`${t('meter.label')}: ${name}`}
      aria-valuemin={FLOOR_DB}
      aria-valuemax={0}
      aria-valuenow={FLOOR_DB}
      data-testid="lane-meter"
    >
      <div ref={cover} className={classes.cover} />
    </div>
  );
}
