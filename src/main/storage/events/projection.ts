import { missingCase } from '../../../shared/errors';
import type { KeptHappening } from '../../../shared/session/events';
import { projectRearranged, projectTakenBack } from '../corrections/project-corrections';
import type { Statements } from '../statements';

/** Writes what the queries need to know of the event: every table but `events` comes from here. */
export function project(
  statements: Statements,
  sessionId: string,
  seq: number,
  happening: KeptHappening,
): void {
  switch (happening.type) {
    case 'session-started': {
      const { startedAt, lanes } = happening;
      statements.insertSession.run({ sessionId, startedAt, lanes: JSON.stringify(lanes) });
      return;
    }
    case 'caption-final': {
      const { captionId, laneId, startMs, endMs, text } = happening;
      statements.lengthenSession.run({ sessionId, endMs });
      statements.upsertCaption.run({ sessionId, captionId, seq, laneId, startMs, endMs, text });
      return;
    }
    case 'gap': {
      const { laneId, startMs, endMs, code } = happening;
      statements.lengthenSession.run({ sessionId, endMs });
      statements.insertGap.run({ sessionId, seq, laneId, startMs, endMs, code });
      return;
    }
    case 'translation-final': {
      const { captionId, language, text } = happening;
      statements.upsertTranslation.run({ sessionId, captionId, language, seq, text });
      return;
    }
    case 'translation-missing': {
      const { captionId, language } = happening;
      statements.upsertTranslation.run({ sessionId, captionId, language, seq, text: '' });
      return;
    }
    case 'digest-updated':
      statements.insertDigest.run({ sessionId, seq, json: JSON.stringify(happening.digest) });
      return;
    case 'usage':
      statements.setUsage.run({ sessionId, usage: JSON.stringify(happening.usage) });
      return;
    case 'session-ended': {
      const { endedAt, durationMs } = happening;
      statements.endSession.run({ sessionId, endedAt, durationMs });
      return;
    }
    case 'lane-added':
      statements.addLane.run({ sessionId, lane: JSON.stringify(happening.lane) });
      return;
    case 'lane-renamed': {
      const { laneId, name, colour } = happening;
      statements.renameLane.run({ sessionId, laneId, name, colour });
      return;
    }
    case 'session-paused':
      statements.lengthenSession.run({ sessionId, endMs: happening.atMs });
      statements.insertPause.run({ sessionId, seq, startMs: happening.atMs });
      return;
    case 'session-resumed':
      statements.lengthenSession.run({ sessionId, endMs: happening.atMs });
      statements.endPause.run({ sessionId, endMs: happening.atMs });
      return;
    case 'caption-edited': {
      const { captionId, text } = happening;
      statements.editCaption.run({ sessionId, captionId, text });
      statements.deleteTranslation.run({ sessionId, captionId });
      return;
    }
    case 'caption-taken-back':
      projectTakenBack(statements, sessionId, seq, happening);
      return;
    case 'captions-rearranged':
      projectRearranged(statements, sessionId, seq, happening);
      return;
    // Marks and what is struck out are few: they are read from the events.
    case 'moment-marked':
    case 'statement-struck':
    case 'lane-state':
    case 'lane-muted':
    case 'notice':
      return;
    default:
      missingCase(happening);
  }
}
