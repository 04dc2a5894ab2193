import type { SessionEvent, SessionHappening } from './events';
import { mayTellOf, type TakenBack } from './session-view';

/** What tells that a caption was taken back. */
export function takingBack({ id: captionId, laneId, startMs, endMs }: TakenBack) {
  return {
    type: 'caption-taken-back',
    captionId,
    laneId,
    startMs,
    endMs,
  } as const satisfies SessionHappening;
}

/** Whether it holds words of a caption that is taken back, or something that may have been made of them. */
export function tellsOf(happening: SessionHappening, takenBack: TakenBack): boolean {
  switch (happening.type) {
    case 'caption-interim':
    case 'caption-final':
    case 'caption-edited':
    case 'translation-interim':
    case 'translation-final':
    case 'translation-missing':
      return happening.captionId === takenBack.id;
    case 'digest-interim':
      return true;
    case 'digest-updated':
      return mayTellOf(happening.digest, takenBack);
    case 'statement-struck':
      return mayTellOf(happening, takenBack);
    default:
      return false;
  }
}

/** The event without the words of what is taken back: in its place stands that they are, so that numbers have no holes. */
export function withoutTakenBack(event: SessionEvent, all: readonly TakenBack[]): SessionEvent {
  const takenBack = all.find((one) => tellsOf(event.happening, one));
  return takenBack ? { seq: event.seq, happening: takingBack(takenBack) } : event;
}
