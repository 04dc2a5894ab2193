import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FLOOR_DB } from './level-scale';
import classes from './meter-cover.module.css';
import { useLevel } from './use-level';

/**
 * What makes an element a level meter that follows the sound, and another in it the cover of its dark part. A `<meter>`
 * can't be drawn like a mixer's. `laneId`: of that lane alone.
 */
export function useMeter(label: string, laneId?: string) {
  const { t } = useTranslation();
  const meter = useRef<HTMLDivElement>(null);
  const cover = useRef<HTMLDivElement>(null);
  const describe = useCallback((level: number) => t('meter.decibels', { level }), [t]);
  useLevel({ meter, cover }, describe, laneId);
  const props = {
    ref: meter,
    role: 'meter',
    'aria-label': label,
    'aria-valuemin': FLOOR_DB,
    'aria-valuemax': 0,
    'aria-valuenow': FLOOR_DB,
  } as const;
  return { props, cover: { ref: cover, className: classes.cover } };
}
