import { currentGlossary } from '../../shared/settings';
import { FileDecoder } from '../app/import/decoder';
import { createFileCaptioner } from '../app/import/file-captioner';
import { Gate } from '../app/import/gate';
import { log, stackOf } from '../app/log';
import { lookIntoMedia } from '../media/look-into-media';
import type { Parts } from '../parts';
import { endSilence } from '../session/segmenting/end-silence';
import { glossarySpelling } from '../text/terms/spelling';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';

/** Threads that decode while files are captioned and nobody is heard live. */
const WORKERS = 2;
/** Between two files nothing is loaded anew, ms. */
const REST_MS = 20_000;

/** What captions files faster than they play. `onGate`: its gate was opened or closed. */
export function joinCaptioner(parts: Parts, joined: Outward & Kept & Engines, onGate = (): void => {}) {
  const { clock, decoderWindow, imported, settings, store, speech } = joined;

  let busy = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const setWorkers = (): void => speech.setWorkers(busy && !gate.closed ? WORKERS : 1);
  const gate = new Gate(() => {
    setWorkers();
    onGate();
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
  return { captioner, gate };
}
