import type { SpokenCaption } from '../../text/spoken-caption';
import type { LanguageTask, LanguageTaskKind } from '../contract';
import { patterns } from './orders.json';

const ORDER = new RegExp(patterns.join('|'), 'iu');
/** A speaker may pause within an order for so long, ms. */
const LONGEST_PAUSE = 1500;

/** Whether `text` is said to whoever summarises rather than to the audience. */
export function isOrder(text: string): boolean {
  return ORDER.test(text);
}

/** `captions` without those that give orders, also such as go on in the next caption of the speaker. */
function withoutOrders(captions: readonly SpokenCaption[]): readonly SpokenCaption[] {
  const ordering = new Set<SpokenCaption>();
  const last = new Map<string, SpokenCaption>();
  for (const caption of captions) {
    const before = last.get(caption.speaker);
    last.set(caption.speaker, caption);
    const follows = before && caption.startMs - before.endMs <= LONGEST_PAUSE;
    if (isOrder(caption.text)) ordering.add(caption);
    else if (follows && isOrder(before.text) && !/[.!?。！？]$/u.test(before.text)) ordering.add(caption);
    else if (follows && !isOrder(before.text) && isOrder(`${before.text} ${caption.text}`)) {
      ordering.add(before);
      ordering.add(caption);
    }
  }
  return ordering.size > 0 ? captions.filter((caption) => !ordering.has(caption)) : captions;
}

/** The task without captions that give orders: what an engine never hears it can't obey. A translation stays whole. */
export function withoutOrdersIn<K extends LanguageTaskKind>(task: LanguageTask<K>): LanguageTask<K> {
  if (!('captions' in task)) return task;
  const captions = withoutOrders(task.captions);
  return captions === task.captions ? task : { ...task, captions };
}
