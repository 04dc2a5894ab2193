import { v7 as uuidv7 } from 'uuid';
import { createAddRecordings } from '../app/import/add-recordings';
import { Imports } from '../app/import/queue';
import { openQueueFile } from '../app/import/queue-file';
import { describe, log } from '../app/log';
import { userPath } from '../app/paths';
import { lookIntoMedia } from '../media/look-into-media';
import type { Parts } from '../parts';
import { joinCaptioner } from './captioner';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** What is on its way to a session is written within, ms. */
const CLOSE_MS = 1_500;

export type JoinedImport = ReturnType<typeof joinImport>;

/** Files that are captioned faster than they play. A session, or a sound check, comes first. */
export function joinImport(parts: Parts, joined: Outward & Kept & Engines & JoinedSession) {
  const { clock, push, notices, media, settings, language, events, checks } = joined;
  const { captioner, gate } = joinCaptioner(parts, joined, () => imports.gateChanged());
  const file = parts.add('import queue file', openQueueFile(userPath('imports.json')), (one) =>
    one.settled(),
  );
  const imports = parts.add(
    'imports',
    new Imports({
      captioner,
      lookInto: lookIntoMedia,
      file,
      gate,
      newId: uuidv7,
      steadyNow: () => clock.now(),
      onChanged: (queue) => push('import.changed', queue),
      onCaptioned: (sessionId) => {
        if (!settings.get().imports.report) return;
        language.makeReport(sessionId).catch((error: unknown) => {
          log.warn('report of a file', describe(error));
          notices.addError(error);
        });
      },
      onFinished: (count) => void notices.add('info', 'import-finished', { total: count }),
      onError: (error) => log.error('import', describe(error)),
    }),
    (all) => all.close(),
    CLOSE_MS,
  );
  events.add(({ happening: { type } }) => {
    if (type === 'session-started' || type === 'session-ended')
      gate.set('session', type === 'session-started');
  });
  checks.add(({ happening: { type } }) => {
    if (type === 'session-started' || type === 'session-ended')
      gate.set('sound check', type === 'session-started');
  });
  const addRecordings = createAddRecordings({ imports, media });
  return { captioner, imports, addRecordings };
}
