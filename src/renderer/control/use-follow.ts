import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** Nearer to the end than this counts as being there, CSS pixels. */
const NEAR_PX = 24;

interface Follow {
  /** Whether the list keeps to its end. */
  readonly following: boolean;
  /** Goes to the end and keeps to it. */
  readonly jump: () => void;
}

function scrollToEnd(element: HTMLElement): void {
  element.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
}

/** Keeps `scroller` at the end of `content` until the user scrolls up or selects words in it. */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): Follow {
  const [following, setFollowing] = useState(true);
  const wanted = useRef(true);

  const follow = useCallback((value: boolean) => {
    wanted.current = value;
    setFollowing(value);
  }, []);

  function jump(): void {
    follow(true);
    if (scroller.current) scrollToEnd(scroller.current);
  }

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    let lastTop = element.scrollTop;

    // Runs after layout and before paint, whatever made the list grow: no frame shows it elsewhere.
    const resizes = new ResizeObserver(() => {
      if (wanted.current) scrollToEnd(element);
    });
    resizes.observe(inner);
    resizes.observe(element);

    function onScroll(): void {
      if (!element) return;
      const { scrollTop, scrollHeight, clientHeight } = element;
      if (scrollHeight - scrollTop - clientHeight < NEAR_PX) follow(true);
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
  }, [scroller, content, follow]);

  return { following, jump };
}
