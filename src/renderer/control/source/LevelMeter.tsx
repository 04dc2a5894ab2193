import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FLOOR_DB } from './level-scale';
import classes from './LevelMeter.module.css';
import { useLevel } from './use-level';

interface LevelMeterProps {
  /** The one lane that it shows; all of them when undefined. */
  readonly laneId?: string;
  /** Who is heard; empty where there is only one. */
  readonly name?: string;
}

/** How loud the source is, and whether Jamak hears speech in it. */
export function LevelMeter({ laneId, name = '' }: LevelMeterProps) {
  const { t } = useTranslation();
  const meter = useRef<HTMLDivElement>(null);
  const cover = useRef<HTMLDivElement>(null);
  const describe = useCallback((level: number) => t('meter.decibels', { level }), [t]);
  useLevel({ meter, cover }, describe, laneId);
  return (
    <div
      ref={meter}
      className={classes.meter}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the meter element can't be drawn like a mixer's
      role="meter"
      aria-label={name || t('meter.label')}
      aria-valuemin={FLOOR_DB}
      aria-valuemax={0}
      aria-valuenow={FLOOR_DB}
      data-testid="level-meter"
    >
      <div className={classes.head}>
        <span>{name || t('meter.label')}</span>
        <span className={classes.speech}>{t('meter.speech')}</span>
      </div>
      <div className={classes.track}>
        <div ref={cover} className={classes.cover} />
      </div>
    </div>
  );
}
