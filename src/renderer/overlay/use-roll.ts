import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { SetLine } from '../ui/set-caption';

/** How long a line takes to roll up, ms. */
const ROLL_MS = 160;

/** Where the newest caption began, so that its way up can be shown when more lines follow. */
interface Anchor {
  readonly id: string;
  /** Distance of its top from the bottom of all lines, CSS pixels. */
  readonly height: number;
}

/**
 * Lines hang from their lower edge, so a new line would make the others jump up by one. This puts
 * them back to where they were and lets them roll up from there. Nothing rolls where `captions` is null.
 */
export function useRoll(box: RefObject<HTMLElement | null>, captions: readonly SetLine[] | null): void {
  const anchor = useRef<Anchor | null>(null);
  const roll = useRef<Animation | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !captions) {
      anchor.current = null;
      return;
    }
    const before = anchor.current;
    const offset = before ? heightOf(element, before.id) - before.height : 0;
    const newest = captions.at(-1);
    anchor.current = newest ? { id: newest.id, height: heightOf(element, newest.id) } : null;
    if (!Number.isFinite(offset) || Math.abs(offset) < 1 || prefersStillness()) return;

    const underway = roll.current?.playState === 'running' ? currentShift(element) : 0;
    roll.current?.cancel();
    roll.current = element.animate(
      [{ transform: `translateY(${offset + underway}px)` }, { transform: 'none' }],
      { duration: ROLL_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
    );
  }, [box, captions]);
}

/** Distance from the top of caption `id` to the bottom of all; NaN when it is not there any more. */
function heightOf(element: HTMLElement, id: string): number {
  const row = element.querySelector<HTMLElement>(`[data-caption="${CSS.escape(id)}"]`);
  return row ? element.offsetHeight - row.offsetTop : NaN;
}

function currentShift(element: HTMLElement): number {
  return new DOMMatrixReadOnly(getComputedStyle(element).transform).m42;
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
