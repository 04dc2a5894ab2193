import type { SessionEvent, SessionHappening } from './events';
import { isKin } from './rearranging';
import { mayTellOf, type TakenBack } from './session-view';

/** A caption to take back, with the others that words of it may have been in, and the lanes where it was heard. */
export interface TakingBack extends TakenBack {
  readonly related?: readonly string[] | undefined;
  /** Left out where it is the lane that it is of. */
  readonly heardIn?: readonly string[] | undefined;
}

/** What tells that a caption was taken back. */
export function takingBack({
  id: captionId,
  laneId,
  startMs,
  endMs,
  related = [],
  heardIn = [laneId],
}: TakingBack) {
  return {
    type: 'caption-taken-back',
    captionId,
    laneId,
    startMs,
    endMs,
    ...(related.length > 0 && { related: [...related] }),
    ...(heardIn.some((one) => one !== laneId) && { heardIn: [...heardIn] }),
  } as const satisfies SessionHappening;
}

/** Whether it holds words of a caption that is taken back, or something that may have been made of them. */
export function tellsOf(happening: SessionHappening, takenBack: TakingBack): boolean {
  switch (happening.type) {
    case 'caption-interim':
    case 'caption-final':
    case 'caption-edited':
    case 'translation-interim':
    case 'translation-final':
    case 'translation-missing':
      return isOf(takenBack, happening.captionId);
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

function isOf({ id, related = [] }: TakingBack, captionId: string): boolean {
  return captionId === id || related.includes(captionId);
}

/** What is left of it without the words of what is taken back. */
export function withoutTakenBack(event: SessionEvent, all: readonly TakingBack[]): SessionEvent {
  const { seq, happening } = event;
  if (happening.type === 'captions-rearranged') {
    const ids = new Set(all.flatMap(({ id, related = [] }) => [id, ...related]));
    const captions = happening.captions.filter((caption) => !isKin(caption, ids));
    return captions.length === happening.captions.length
      ? event
      : { seq, happening: { ...happening, captions } };
  }
  const takenBack = all.find((one) => tellsOf(happening, one));
  // In its place stands that they are, so that numbers have no holes.
  return takenBack ? { seq, happening: takingBack(takenBack) } : event;
}
