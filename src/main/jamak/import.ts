import { v7 as uuidv7 } from 'uuid';
import { currentGlossary } from '../../shared/settings';
import { createAddRecordings } from '../app/import/add-recordings';
import { FileDecoder } from '../app/import/decoder';
import { createFileCaptioner } from '../app/import/file-captioner';
import { Gate } from '../app/import/gate';
import { Imports } from '../app/import/queue';
import { openQueueFile } from '../app/import/queue-file';
import { describe, log, stackOf } from '../app/log';
import { userPath } from '../app/paths';
import { lookIntoMedia } from '../media/look-into-media';
import type { Parts } from '../parts';
import { endSilence } from '../session/segmenting/end-silence';
import { glossarySpelling } from '../text/terms/spelling';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** Threads that decode while files are captioned and nobody is heard live. */
const WORKERS = 2;
/** Between two files nothing is loaded anew, ms. */
const REST_MS = 20_000;
/** What is on its way to a session is written within, ms. */
const CLOSE_MS = 1_500;

export type JoinedImport = ReturnType<typeof joinImport>;

/** Files that are captioned faster than they play. A session, or a sound check, comes first. */
export function joinImport(parts: Parts, joined: Outward & Kept & Engines & JoinedSession) {
  const { clock, decoderWindow, push, notices, media, imported, settings, store } = joined;
  const { speech, language, events, checks } = joined;

  let busy = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const setWorkers = (): void => speech.setWorkers(busy && !gate.closed ? WORKERS : 1);
  const gate = new Gate(() => {
    setWorkers();
    imports.gateChanged();
  });
  const onBusy = (now: boolean): void => {
    clearTimeout(resting);
    const set = (): void => {
      busy = now;
      setWorkers();
    };
    if (now) set();
    else resting = setTimeout(set, REST_MS);
  };
  const decoder = parts.add(
    'import decoder',
    new FileDecoder({
      connect: (listener) => decoderWindow.open(listener),
      serve: (fileId, path) => {
        imported.set(fileId, path);
        return () => void imported.delete(fileId);
      },
    }),
    (one) => {
      clearTimeout(resting);
      one.close();
    },
  );
  const captioner = createFileCaptioner({
    decoder,
    engine: speech.engine,
    store,
    gate,
    segmenter: () => ({ endSilence: endSilence(settings.get().segments.endSilenceMs) }),
    spell: glossarySpelling(() => currentGlossary(settings.get())),
    inspect: lookIntoMedia,
    ready: speech.warm,
    onBusy,
    steadyNow: () => clock.now(),
    now: Date.now,
    onError: (error) => log.error('import', stackOf(error)),
  });
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
