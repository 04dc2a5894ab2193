import { useEffect, type RefObject } from 'react';
import type { Caption } from '../../../shared/session/session-view';
import { isTyping } from '../../ui/parts/use-letter-key';
import type { CaptionLinks } from '../../ui/transcript/caption-links';
import { captionAt, timeOf, wordAt } from './heard-words';
import type { Player } from './player';

interface Transcript {
  /** What the captions are in, each in an element with its id. */
  readonly page: RefObject<HTMLElement | null>;
  readonly captions: readonly Caption[];
  readonly links: CaptionLinks;
}

/** Keys that are these elements' own. */
const OWN_SPACE = 'button, textarea, select, [contenteditable], input:not([type="range"])';

/** Lights what is heard, plays from the word that is clicked, and plays and pauses by the space bar. */
export function useHeardWords(player: Player | null, { page, captions, links }: Transcript): void {
  useEffect(() => {
    const root = page.current;
    if (!player || !root) return;
    let caption: Caption | undefined;
    const unsubscribe = player.store.subscribe(({ atMs, playing }) => {
      const before = caption;
      caption = playing ? captionAt(captions, atMs) : undefined;
      light(root, caption, atMs);
      if (caption && caption !== before) follow(root, caption, links);
    });
    const onClick = (event: MouseEvent): void => {
      const place = placeOf(event, captions);
      if (place) player.playFrom(timeOf(place.caption, place.letter));
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== ' ' || event.defaultPrevented || event.repeat) return;
      if (target instanceof Element && (target.matches(OWN_SPACE) || target.closest('[role="dialog"]')))
        return;
      event.preventDefault();
      player.toggle();
    };
    root.addEventListener('click', onClick);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      unsubscribe();
      root.removeEventListener('click', onClick);
      window.removeEventListener('keydown', onKeyDown);
      light(root, undefined, 0);
    };
  }, [player, page, captions, links]);
}

/** Paints what is heard without touching the rows, which are others'. */
function light(root: HTMLElement, caption: Caption | undefined, atMs: number): void {
  const text = caption && textOf(root, caption);
  if (!text) {
    CSS.highlights.delete('heard-caption');
    CSS.highlights.delete('heard-word');
    return;
  }
  const all = new Range();
  all.selectNodeContents(text);
  CSS.highlights.set('heard-caption', new Highlight(all));
  const { start, end } = wordAt(caption, atMs);
  const word = new Range();
  word.setStart(text, start);
  word.setEnd(text, end);
  const lit = new Highlight(word);
  lit.priority = 1;
  CSS.highlights.set('heard-word', lit);
}

function follow(root: HTMLElement, caption: Caption, links: CaptionLinks): void {
  // Who reads the report beside it is not taken away from there, nor who corrects words from their field.
  if (!root.checkVisibility({ visibilityProperty: true }) || isCorrecting()) return;
  const row = rowOf(root, caption);
  if (row) row.scrollIntoView({ block: 'nearest' });
  else links.show([caption.id]);
}

/** Whether somebody types in a row. */
function isCorrecting(): boolean {
  const { activeElement } = document;
  return isTyping(activeElement) && activeElement?.closest('[role="log"]') instanceof Element;
}

function rowOf(root: HTMLElement, { id }: Caption): Element | null {
  return root.querySelector(`[data-caption-id="${CSS.escape(id)}"]`);
}

/** The node that has the caption's words, while they are in the page as they were said. */
function textOf(root: HTMLElement, caption: Caption): Text | null {
  const row = rowOf(root, caption);
  if (!row) return null;
  const nodes = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof Text && node.data === caption.text) return node;
  }
  return null;
}

/** The caption and its letter that was clicked; null beside of the words, and where words were marked. */
function placeOf(
  { target, clientX, clientY }: MouseEvent,
  captions: readonly Caption[],
): { readonly caption: Caption; readonly letter: number } | null {
  if (!(target instanceof Element) || !getSelection()?.isCollapsed) return null;
  const id = target.closest<HTMLElement>('[data-caption-id]')?.dataset['captionId'];
  const caption = captions.find((each) => each.id === id);
  const at = document.caretPositionFromPoint(clientX, clientY);
  if (!caption || !(at?.offsetNode instanceof Text) || at.offsetNode.data !== caption.text) return null;
  return { caption, letter: at.offset };
}
