import type { SessionController } from '../app/session-controller';
import type { Sessions } from '../app/sessions';
import type { Handlers } from './doorway';

interface SteeringHandlerOptions {
  readonly controller: SessionController;
  readonly sessions: Sessions;
}

type SteeringRequests = 'statement.strike' | 'report.choose' | 'report.delete';

/** What is struck out of what language engines wrote, and which version of it holds. */
export function createSteeringHandlers({
  controller,
  sessions,
}: SteeringHandlerOptions): Pick<Handlers, SteeringRequests> {
  return {
    'statement.strike': async ({ sessionId, struck, ...statement }) => {
      const late = await sessions.strike(sessionId, statement, struck);
      if (late) controller.showLate(sessionId, late);
    },
    'report.choose': ({ sessionId, madeAt }) => sessions.chooseReport(sessionId, madeAt),
    'report.delete': ({ sessionId, madeAt }) => sessions.deleteReport(sessionId, madeAt),
  };
}
