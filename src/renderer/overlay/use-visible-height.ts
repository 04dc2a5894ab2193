import { useLayoutEffect, type RefObject } from 'react';
import type { SetLine } from '../ui/set-caption';

/** Free space above captions, CSS pixels. */
const ABOVE_PX = 8;
/** How far the plate of a line reaches into the line below it, em: cut off, or a hair of it would show. */
const HAIR_EM = 0.045;

interface Measured {
  /** Captions with their translations, oldest first: where they begin, CSS pixels, and lines of the original. */
  readonly captions: readonly { readonly top: number; readonly lines: number }[];
  /** Of all captions, CSS pixels. */
  readonly height: number;
  /** Of one line of an original, CSS pixels. */
  readonly lineHeight: number;
  /** An older caption shows only when it fits into this with its translation, CSS pixels. */
  readonly limit: number;
  /** Originals that show at a time, lines. */
  readonly most: number;
}

/**
 * How much of bilingual captions shows, counted from their lower edge, CSS pixels: the last lines of originals
 * with their translations, and never a translation without its original.
 */
export function visibleHeight({ captions, height, lineHeight, limit, most }: Measured): number {
  let shown = 0;
  let left = most;
  for (const { top, lines } of captions.toReversed()) {
    if (left === 0) break;
    const taken = Math.min(left, lines);
    const total = height - top - (lines - taken) * lineHeight;
    if (shown > 0 && total > limit) break;
    shown = total;
    left -= taken;
  }
  return shown;
}

interface Shown {
  readonly box: RefObject<HTMLElement | null>;
  readonly captions: RefObject<HTMLElement | null>;
  readonly set: readonly SetLine[];
  readonly bilingual: boolean;
  readonly most: number;
}

/** Lets `box` show as much of bilingual `captions`. In one language all lines are equally high, and CSS is enough. */
export function useVisibleHeight({ box, captions, set, bilingual, most }: Shown): void {
  useLayoutEffect(() => {
    if (set.length === 0 || !box.current || !captions.current) return;
    const height = bilingual ? `${measure(box.current, captions.current, most)}px` : null;
    box.current.style.setProperty('height', height);
  }, [box, captions, set, bilingual, most]);
}

function measure(box: HTMLElement, element: HTMLElement, most: number): number {
  // What stands above is the digest's place, or the edge of the window.
  const ceiling = box.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
  const limit = box.getBoundingClientRect().bottom - ceiling - ABOVE_PX;
  const em = Number.parseFloat(getComputedStyle(element).fontSize);
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
  const captions = [...element.querySelectorAll<HTMLElement>('[data-caption]')].map((caption) => ({
    top: caption.offsetTop,
    lines: Math.round((caption.firstElementChild?.clientHeight ?? 0) / lineHeight),
  }));
  const height = element.offsetHeight;
  return visibleHeight({ captions, height, lineHeight, limit, most }) - HAIR_EM * em;
}
