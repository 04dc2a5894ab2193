import { useEffect, useState, type RefObject } from 'react';
import type { OverlayStyle } from '../../shared/overlay/style';
import { setLines } from '../../shared/typeset/screen';
import { captionRuler } from '../ui/caption-ruler';
import { fontStack } from '../ui/caption-style';
import type { Typesetter } from '../ui/set-caption';

/** Letters of translations, and the room beside the words of each role, em; the same as in caption.module.css. */
const TRANSLATION_EM = 0.64;
const PAD_EM = { original: 0.4, translation: 0.625 };

interface Room {
  /** Height of the letters, CSS pixels. */
  readonly sizePx: number;
  readonly widthPx: number;
}

type Letters = Pick<OverlayStyle, 'fontFamily' | 'fontWeight'>;

/**
 * Breaks captions into lines for the room that `probe` has, an element as wide as captions may be and as high as their
 * letters, and tells whenever that changes.
 */
export function useTypesetter(
  probe: RefObject<HTMLElement | null>,
  { fontFamily, fontWeight }: Letters,
  onChange: (typeset: Typesetter) => void,
): void {
  const [room, setRoom] = useState<Room | null>(null);

  useEffect(() => {
    if (!probe.current) return undefined;
    let frame = 0;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { height: sizePx, width: widthPx } = entry.contentRect;
      // New lines in the same frame could change the room again, which browsers take for an error.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setRoom({ sizePx, widthPx }));
    });
    observer.observe(probe.current);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [probe]);

  useEffect(() => {
    if (room) onChange(typesetterFor(room, { fontFamily, fontWeight }));
  }, [room, fontFamily, fontWeight, onChange]);
}

function typesetterFor({ sizePx, widthPx }: Room, letters: Letters): Typesetter {
  const fonts = fontStack(letters);
  const sizes = { original: sizePx, translation: sizePx * TRANSLATION_EM };
  const rulers = {
    original: captionRuler(fonts, letters.fontWeight, sizes.original),
    translation: captionRuler(fonts, letters.fontWeight, sizes.translation),
  };
  return (text, role, growth) => {
    const room = widthPx - 2 * PAD_EM[role] * sizes[role];
    return setLines(text, { ruler: rulers[role], room, ...growth });
  };
}
