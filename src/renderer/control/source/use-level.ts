import { useEffect, type RefObject } from 'react';
import { PUSHES } from '../../../shared/ipc';
import { useControlContext } from '../state/context';
import { approach, FLOOR_DB, toDecibels, toFraction } from './level-scale';

/** Without a level for so long the meter falls to its floor, ms. */
const STALE_MS = 600;

interface LevelParts {
  readonly meter: RefObject<HTMLElement | null>;
  readonly cover: RefObject<HTMLElement | null>;
}

/** Drives the meter's elements directly: ten levels a second must not render anything. `laneId`: of that lane alone. */
export function useLevel(
  { meter, cover }: LevelParts,
  describe: (decibels: number) => string,
  laneId?: string,
): void {
  const { onLevel } = useControlContext().api;
  useEffect(() => {
    let target = 0;
    let shown = 0;
    let last = 0;
    let frame = 0;
    let stale: ReturnType<typeof setTimeout> | undefined;

    function draw(at: number): void {
      // The first frame after a rest has no frame before it to measure from.
      shown = approach(shown, target, frame === 0 || last === 0 ? 16 : at - last);
      last = at;
      cover.current?.style.setProperty('transform', `scaleX(${1 - shown})`);
      if (shown === target) rest();
      else frame = requestAnimationFrame(draw);
    }

    function rest(): void {
      frame = 0;
      last = 0;
    }

    function show(decibels: number, speech: boolean): void {
      target = toFraction(decibels);
      const element = meter.current;
      if (element) {
        element.setAttribute('data-speech', String(speech));
        element.setAttribute('aria-valuenow', String(Math.round(decibels)));
        element.setAttribute('aria-valuetext', describe(Math.round(decibels)));
      }
      if (frame === 0) frame = requestAnimationFrame(draw);
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
      cancelAnimationFrame(frame);
    };
  }, [onLevel, meter, cover, describe, laneId]);
}
