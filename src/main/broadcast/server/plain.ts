import type { PlainLine } from '../../../shared/broadcast/public-api';
import type { SessionEvent } from '../../../shared/session/events';
import type { SessionView } from '../../../shared/session/session-view';
import { spaceBetween } from '../../../shared/spaceless';

type View = Pick<SessionView, 'lanes' | 'captions'>;

/** The line that an event is for tools that want lines alone; null for none. */
export function plainLine({ happening }: SessionEvent, view: View): PlainLine | null {
  const speakerOf = (laneId: string | undefined): string =>
    view.lanes.find(({ id }) => id === laneId)?.name ?? '';
  switch (happening.type) {
    case 'caption-interim': {
      const { stable, tentative, laneId } = happening;
      const text = stable + spaceBetween(stable, tentative) + tentative;
      return text === '' ? null : { text, final: false, speaker: speakerOf(laneId), language: '' };
    }
    case 'caption-final':
      return { text: happening.text, final: true, speaker: speakerOf(happening.laneId), language: '' };
    case 'translation-interim':
    case 'translation-final': {
      const { captionId, text, language } = happening;
      const laneId = view.captions.findLast(({ id }) => id === captionId)?.laneId;
      const final = happening.type === 'translation-final';
      return text === '' ? null : { text, final, speaker: speakerOf(laneId), language };
    }
    default:
      return null;
  }
}
