import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { Speech } from '../../../../src/main/app/speech/speech';
import { Meter } from '../../../../src/main/remote/meter';
import type { SttSession } from '../../../../src/main/speech/contract';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { FakeHost } from '../../speech/host/fake-hosts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

vi.mock('electron', () => ({
  app: {
    isPackaged: false,
    getAppPath: () => ROOT,
    getPath: () => folder,
    getVersion: () => '0.1.0',
    getPreferredSystemLanguages: () => ['en-US'],
  },
}));
vi.mock('electron-log/main', () => import('../../../fakes/platform/electron-log'));
// A host that says nothing by itself: what is recognised is of no interest here.
vi.mock('../../../../src/main/app/hosts/hosts', () => ({ spawnSpeechHost: () => new FakeHost(1) }));

let folder = '';

function open(changes: Partial<Settings['speech']>) {
  folder = temporaryFolder();
  let speech: Settings['speech'] = { ...DEFAULT_SETTINGS.speech, ...changes };
  const app = new Speech({
    modelsFolder: join(ROOT, 'resources', 'models'),
    settings: () => ({ ...DEFAULT_SETTINGS, speech }),
    key: () => undefined,
    outbound: { fetchFor: () => fetch },
    meter: new Meter({ saved: null, save: () => {}, now: () => 0, ceiling: () => null, onCeiling: () => {} }),
    spool: { holds: () => false, load: () => Promise.resolve(null) },
    notices: new NoticeBoard(() => {}),
    onModels: () => {},
    onDecoding: () => {},
  });
  onTestFinished(() => app.close());
  return {
    app,
    choose: (language: Settings['speech']['language']) => {
      speech = { ...speech, language };
      app.settingsChanged();
    },
  };
}

let utterances = 0;

/** An utterance begins, and is given up again. */
function speak(session: SttSession): void {
  const given = new AbortController();
  const utteranceId = `u${utterances++}`;
  session.submit(
    { utteranceId, laneId: 'lane', kind: 'final', pass: 0, samples: new Float32Array(1600) },
    { signal: given.signal },
  );
  given.abort();
}

describe.each(['local', 'server'] as const)(
  'a language that is chosen in mid-session, engine %s',
  (engine) => {
    it('holds from the next utterance on', () => {
      const { app, choose } = open({ engine });
      const session = app.engine.startSession({ laneId: 'lane' });
      expect([session.chosen, session.language]).toEqual(['auto', null]);
      for (const language of ['ko', 'en'] as const) {
        choose(language);
        speak(session);
        expect([session.chosen, session.language]).toEqual([language, language]);
      }
      choose('auto');
      speak(session);
      expect([session.chosen, session.language]).toEqual(['auto', null]);
    });

    it('is no matter to a lane with one of its own', () => {
      const { app, choose } = open({ engine });
      const session = app.engine.startSession({ laneId: 'lane', language: 'ja' });
      choose('ko');
      speak(session);
      expect([session.chosen, session.language]).toEqual(['ja', 'ja']);
    });
  },
);
