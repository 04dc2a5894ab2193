import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Caption } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import type { Half } from '../parts/SplitView';

/** How long a caption that was jumped to stands out, ms; the same as in TranscriptList.module.css. */
const SPOTLIGHT_MS = 2400;

/** A caption that something was made of. */
interface SourceCaption {
  readonly id: string;
  /** Session ms. */
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** Undefined where nobody is named. */
  readonly speaker: Lane | undefined;
}

/** The way from what was said of captions to the captions themselves, in the transcript beside it. */
export interface CaptionLinks {
  /** Scrolls the transcript to the first of these captions, and makes all of them stand out. */
  readonly show: (captionIds: readonly string[]) => void;
  /** The caption said at `ms` of the session, or the next one after it; null after the last. */
  readonly captionAt: (ms: number) => string | null;
  /** Session ms at which the caption begins; null when there is no such caption. */
  readonly startOf: (captionId: string) => number | null;
  /** Those of these captions that there are, in their order. */
  readonly sourcesOf: (captionIds: readonly string[]) => readonly SourceCaption[];
}

export const CaptionLinksContext = createContext<CaptionLinks | null>(null);

export function useCaptionLinks(): CaptionLinks {
  const links = use(CaptionLinksContext);
  if (!links) throw new Error('outside of CaptionLinksContext');
  return links;
}

/** Captions that stand out for a moment. */
export interface Spotlight {
  readonly captionIds: readonly string[];
  /** Counts up, so that the same captions may be jumped to again. */
  readonly nth: number;
}

/** The caption of that id; where there is none any more, one that has words of it. */
function captionOf(id: string, captions: readonly Caption[]): Caption | undefined {
  return (
    captions.findLast((caption) => caption.id === id) ??
    captions.find(({ madeOf }) => madeOf?.includes(id) === true)
  );
}

function useSpotlight(): [Spotlight | null, CaptionLinks['show']] {
  const [spotlight, setSpotlight] = useState<Spotlight | null>(null);
  const [lit, setLit] = useState(false);
  const show = useCallback((captionIds: readonly string[]) => {
    setSpotlight((last) => ({ captionIds, nth: (last?.nth ?? 0) + 1 }));
    setLit(true);
  }, []);

  useEffect(() => {
    if (!spotlight) return undefined;
    const timer = setTimeout(() => setLit(false), SPOTLIGHT_MS);
    return () => clearTimeout(timer);
  }, [spotlight]);

  return [lit ? spotlight : null, show];
}

interface LinkedTranscript {
  readonly links: CaptionLinks;
  readonly spotlight: Spotlight | null;
  readonly half: Half;
  readonly setHalf: (half: Half) => void;
}

/**
 * Links into a transcript that is one half of a split view: following one brings that half into sight.
 * `captions` and `lanes` are asked when a link needs them, so that what holds the links does not render with every caption.
 */
export function useLinkedTranscript(
  captions: () => readonly Caption[],
  lanes: () => readonly Lane[],
): LinkedTranscript {
  const [half, setHalf] = useState<Half>('main');
  const [spotlight, light] = useSpotlight();
  const links = useMemo(
    (): CaptionLinks => ({
      show(captionIds) {
        setHalf('main');
        light(captionIds.map((id) => captionOf(id, captions())?.id ?? id));
      },
      captionAt: (ms) => captions().find(({ endMs }) => endMs > ms)?.id ?? null,
      startOf: (id) => captionOf(id, captions())?.startMs ?? null,
      sourcesOf(captionIds) {
        const named = lanes().length > 1 ? lanes() : [];
        return captions()
          .filter(({ id }) => captionIds.includes(id))
          .map(({ id, startMs, endMs, text, laneId }) => ({
            id,
            startMs,
            endMs,
            text,
            speaker: named.find((lane) => lane.id === laneId),
          }));
      },
    }),
    [captions, lanes, light],
  );
  return { links, spotlight, half, setHalf };
}
