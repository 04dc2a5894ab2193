import { createHash } from 'node:crypto';
import { powerMonitor } from 'electron';
import { currentGlossary, type Settings } from '../../shared/settings';
import { describe, log } from '../app/log';
import { IdleRepair, LOOK_EVERY_MS } from '../app/recaption/idle-repair';
import { Recaptioner } from '../app/recaption/recaptioner';
import type { Parts } from '../parts';
import type { JoinedImport } from './import';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

export type JoinedRecaption = ReturnType<typeof joinRecaption>;

/** Recorded sessions that are captioned again, when somebody asks for it or while nobody does anything. */
export function joinRecaption(parts: Parts, joined: Outward & Kept & JoinedSession & JoinedImport) {
  const { push, recorder, sessions, settings, controller, captioner } = joined;
  const engineName = (): string => engineNameOf(settings.get());
  const recaptioner = parts.add(
    'recaptioner',
    new Recaptioner({
      recorder,
      files: captioner,
      sessions,
      controller,
      engineName,
      now: Date.now,
      onProgress: (sessionId, progress) => push('recaption.changed', { sessionId, progress }),
    }),
    (one) => one.close(),
  );
  const repair = new IdleRepair({
    recaptioner,
    recorder,
    sessions,
    wanted: () => settings.get().recording.repairWhenIdle,
    running: () => controller.running,
    onBattery: () => powerMonitor.isOnBatteryPower(),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    engineName,
    onError: (error) => log.error('idle repair', describe(error)),
  });
  parts.add(
    'idle repair',
    setInterval(() => void repair.look(), LOOK_EVERY_MS),
    (timer) => clearInterval(timer),
  );
  return { recaptioner };
}

/** What captions would be made with: whoever turns speech into text, and the glossary, by a digest of its terms. */
function engineNameOf(settings: Settings): string {
  const { engine, model, quality, language, server } = settings.speech;
  const terms = createHash('sha256')
    .update(JSON.stringify(currentGlossary(settings)))
    .digest('hex')
    .slice(0, 16);
  const by = engine === 'server' ? ['server', server.preset, server.model] : ['local', model || quality];
  return [...by, language, terms].join(' ');
}
