import type { RECAPTION_REQUESTS } from '../../shared/requests/recaption';
import type { Recaptioner } from '../app/recaption/recaptioner';
import type { Handlers } from './doorway';

export interface RecaptionHandlerOptions {
  readonly recaptioner: Pick<Recaptioner, 'start' | 'cancel' | 'state' | 'accept' | 'decline' | 'putBack'>;
}

/** What is asked of captioning a session again. */
export function createRecaptionHandlers({
  recaptioner,
}: RecaptionHandlerOptions): Pick<Handlers, keyof typeof RECAPTION_REQUESTS> {
  return {
    // It never rejects; how it goes arrives as messages.
    'recaption.start': ({ sessionId }) => void recaptioner.start(sessionId),
    'recaption.cancel': ({ sessionId }) => recaptioner.cancel(sessionId),
    'recaption.state': ({ sessionId }) => recaptioner.state(sessionId),
    'recaption.accept': ({ sessionId, captionIds }) => recaptioner.accept(sessionId, captionIds),
    'recaption.decline': ({ sessionId }) => recaptioner.decline(sessionId),
    'recaption.put-back': ({ sessionId }) => recaptioner.putBack(sessionId),
  };
}
