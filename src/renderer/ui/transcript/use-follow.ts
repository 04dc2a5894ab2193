import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { isTyping } from '../parts/use-letter-key';

/** Nearer to the end than this counts as being there, CSS pixels. */
const NEAR_PX = 24;

interface Followed {
  readonly scroller: RefObject<HTMLElement | null>;
  /** What grows in it. */
  readonly content: RefObject<HTMLElement | null>;
  /** How high the rows are that were measured, CSS pixels. */
  readonly height: number;
  /** Whether the list grows; one that does not is read from its beginning. */
  readonly live: boolean;
}

interface Follow {
  /** Whether the list keeps to its end. */
  readonly following: boolean;
  /** Goes to the end and keeps to it. */
  readonly jump: () => void;
  /** Stops keeping to the end, to show something else. */
  readonly stay: () => void;
  /** Keeps to the end again, where it is still in sight. */
  readonly resume: () => void;
}

function scrollToEnd(element: HTMLElement): void {
  element.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

/** Keeps `scroller` at the end of `content` until the user scrolls up, or selects or types words in it. */
export function useFollow({ scroller, content, height, live }: Followed): Follow {
  const [following, setFollowing] = useState(live);
  const wanted = useRef(live);
  const lastHeight = useRef(height);

  const follow = useCallback((value: boolean) => {
    wanted.current = value;
    setFollowing(value);
  }, []);

  function jump(): void {
    follow(true);
    if (scroller.current) scrollToEnd(scroller.current);
  }

  // The virtualizer measures a row that grows in this frame; the observer below would follow one frame too late.
  useLayoutEffect(() => {
    if (height === lastHeight.current) return;
    lastHeight.current = height;
    if (wanted.current && scroller.current) scrollToEnd(scroller.current);
  }, [scroller, height]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner || !live) return undefined;
    let lastTop = element.scrollTop;

    // Runs after layout and before paint, whatever made the list grow: no frame shows it elsewhere.
    const resizes = new ResizeObserver(() => {
      if (wanted.current) scrollToEnd(element);
    });
    resizes.observe(inner);
    resizes.observe(element);

    function onScroll(): void {
      if (!element) return;
      const { scrollTop } = element;
      const { activeElement } = document;
      // A field that opens at the end is scrolled to; the words that come next must not push it out of sight.
      const typing = isTyping(activeElement) && element.contains(activeElement);
      if (isAtEnd(element) && !typing) follow(true);
      else if (scrollTop < lastTop) follow(false);
      lastTop = scrollTop;
    }

    function onSelection(): void {
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed && element?.contains(selection.anchorNode)) follow(false);
    }

    element.addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener('selectionchange', onSelection);
    return () => {
      resizes.disconnect();
      element.removeEventListener('scroll', onScroll);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, [scroller, content, follow, live]);

  const stay = useCallback(() => follow(false), [follow]);
  function resume(): void {
    if (live && scroller.current && isAtEnd(scroller.current)) follow(true);
  }
  return { following, jump, stay, resume };
}
