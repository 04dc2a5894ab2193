import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { setLines } from '../../shared/typeset/screen';
import { captionRuler } from '../ui/caption-ruler';
import type { Typesetter } from '../ui/set-caption';

/** Letters of translations, and the room beside the words of each role, em; the same as in caption.module.css. */
const TRANSLATION_EM = 0.64;
const PAD_EM = { original: 0.4, translation: 0.625 };

interface Room {
  /** Height of the letters, CSS pixels. */
  readonly sizePx: number;
  readonly widthPx: number;
}

/** Breaks captions into lines of the width of `stage`, in its letters; unbroken until it was measured. */
export function useTypesetter(stage: RefObject<HTMLElement | null>): Typesetter {
  const [room, setRoom] = useState<Room | null>(null);

  // After every render: settings change the size of letters without changing that of the stage.
  useLayoutEffect(() => {
    if (stage.current) setRoom((before) => sameOr(before, measure(stage.current as HTMLElement)));
  });
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setRoom((before) => sameOr(before, measure(element))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);

  return useMemo(() => (room ? typesetterFor(room) : (text) => [text]), [room]);
}

function typesetterFor({ sizePx, widthPx }: Room): Typesetter {
  const family = getComputedStyle(document.body).fontFamily;
  const sizes = { original: sizePx, translation: sizePx * TRANSLATION_EM };
  const rulers = {
    original: captionRuler(family, sizes.original),
    translation: captionRuler(family, sizes.translation),
  };
  return (text, role, growth) => {
    const room = widthPx - 2 * PAD_EM[role] * sizes[role];
    return setLines(text, { ruler: rulers[role], room, ...growth });
  };
}

function measure(stage: HTMLElement): Room {
  const { fontSize } = getComputedStyle(stage);
  return { sizePx: Number.parseFloat(fontSize), widthPx: stage.getBoundingClientRect().width };
}

function sameOr(before: Room | null, now: Room): Room {
  return before?.sizePx === now.sizePx && before.widthPx === now.widthPx ? before : now;
}
