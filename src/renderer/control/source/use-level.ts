import { useEffect, type RefObject } from 'react';
import { PUSHES } from '../../../shared/ipc';
import { useControlContext } from '../state/context';
import { FLOOR_DB, moveMs, toDecibels, toFraction } from './level-scale';

/** Without a level for so long the meter falls to its floor, ms. */
const STALE_MS = 600;

interface LevelParts {
  readonly meter: RefObject<HTMLElement | null>;
  readonly cover: RefObject<HTMLElement | null>;
}

/**
 * Drives the meter's elements directly: ten levels a second must not render anything. Between two of them the cover is
 * moved by a transition, which the compositor does by itself: frames drawn for it here would cost a fifth of a core and
 * leave behind megabytes of garbage a second.
 * `laneId`: of that lane alone.
 */
export function useLevel(
  { meter, cover }: LevelParts,
  describe: (decibels: number) => string,
  laneId?: string,
): void {
  const { onLevel } = useControlContext().api;
  useEffect(() => {
    let lit = 0;
    let stale: ReturnType<typeof setTimeout> | undefined;

    function show(decibels: number, speech: boolean): void {
      const now = toFraction(decibels);
      cover.current?.style.setProperty('transition-duration', `${moveMs(lit, now)}ms`);
      cover.current?.style.setProperty('transform', `scaleX(${1 - now})`);
      lit = now;
      const element = meter.current;
      if (element) {
        element.setAttribute('data-speech', String(speech));
        element.setAttribute('aria-valuenow', String(Math.round(decibels)));
        element.setAttribute('aria-valuetext', describe(Math.round(decibels)));
      }
    }

    show(FLOOR_DB, false);
    const stop = onLevel((payload) => {
      const { data } = PUSHES['lane.level'].payload.safeParse(payload);
      if (!data || (laneId !== undefined && data.laneId !== laneId)) return;
      show(toDecibels(data.level), data.speech);
      clearTimeout(stale);
      stale = setTimeout(() => show(FLOOR_DB, false), STALE_MS);
    });
    return () => {
      stop();
      clearTimeout(stale);
    };
  }, [onLevel, meter, cover, describe, laneId]);
}
