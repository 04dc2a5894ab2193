import type { SessionEvent, SessionHappening } from '../../shared/session/events';

/** What somebody did beside the captions. All else that is no caption comes again, or is of no use without one. */
const DONE_BY_SOMEBODY: readonly SessionHappening['type'][] = [
  'moment-marked',
  'statement-struck',
  'lane-renamed',
];

/**
 * How many captions would be lost, or be as they were before somebody changed or took them back, were these events never
 * saved. 0 where only other work of somebody's would be lost, such as marks; null where nothing would be missed.
 */
export function captionsLost(unsaved: readonly SessionEvent[]): number | null {
  const ids = new Set(unsaved.flatMap(({ happening }) => captionsIn(happening)));
  const others = unsaved.some(({ happening }) => DONE_BY_SOMEBODY.includes(happening.type));
  return ids.size > 0 || others ? ids.size : null;
}

function captionsIn(happening: SessionHappening): string[] {
  switch (happening.type) {
    case 'caption-final':
    case 'caption-edited':
    case 'caption-taken-back':
      return [happening.captionId];
    case 'captions-rearranged':
      return [...happening.removed, ...happening.captions.map(({ id }) => id)];
    default:
      return [];
  }
}
