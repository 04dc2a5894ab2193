import type { Lane } from '../../../shared/source';
import type { MediaLibrary } from '../media-library';
import type { SessionController } from '../session-controller';

interface Starting {
  readonly controller: Pick<SessionController, 'start'>;
  readonly media: Pick<MediaLibrary, 'check'>;
}

/** A session of these lanes. @throws JamakError 'session-running', or where a source can't be captioned */
export function startCaptions(
  { controller, media }: Starting,
  lanes: readonly Lane[],
): { sessionId: string } {
  for (const { source } of lanes) media.check(source);
  return controller.start(lanes);
}
