import { describe, expect, it } from 'vitest';
import { LanguageCheck } from '../../../../src/main/app/speech/language-check';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { createSwitchingEngine } from '../../../../src/main/speech/switching-engine';
import type { SessionEvent } from '../../../../src/shared/session/events';
import type { SpokenLanguage } from '../../../../src/shared/languages';
import type { Lane } from '../../../../src/shared/source';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

const ENGLISH = new ScriptedEngine({ languages: ['en'] });
const KOREAN = new ScriptedEngine({ languages: ['ko', 'en'] });
const SERVER = new ScriptedEngine({ languages: 'any' });

function setUp(language: SpokenLanguage) {
  const chosen = { language, engine: ENGLISH };
  const notices = new NoticeBoard(() => {});
  const check = new LanguageCheck({
    engine: createSwitchingEngine(() => chosen.engine),
    language: () => chosen.language,
    notices,
  });
  const tell = (happening: SessionEvent['happening']): void => check.onEvent({ seq: 1, happening });
  return {
    notices,
    start: (...languages: (SpokenLanguage | undefined)[]) =>
      tell({
        type: 'session-started',
        sessionId: 's',
        startedAt: 0,
        lanes: languages.map((own, index): Lane => ({
          id: `lane-${index}`,
          name: '',
          colour: 'sky',
          muted: false,
          source: { kind: 'microphone' },
          ...(own && { language: own }),
        })),
      }),
    end: () => tell({ type: 'session-ended', endedAt: 1, durationMs: 1, reason: 'stopped' }),
    change: (changed: Partial<typeof chosen>) => {
      Object.assign(chosen, changed);
      check.settingsChanged();
    },
    said: () => notices.all.map(({ code, level, params }) => [code, level, params['language']]),
  };
}

const warned = (language: string) => ['speech-language-unknown', 'warning', language];

describe('a language that was chosen and that the engine does not know', () => {
  it('is said when a session starts', () => {
    const { start, said } = setUp('ko');
    expect(said()).toEqual([]);
    start(undefined);
    expect(said()).toEqual([warned('한국어')]);
  });

  it('is said at once when it is chosen in mid-session, and taken back when another is', () => {
    const { start, change, said } = setUp('en');
    start(undefined);
    expect(said()).toEqual([]);
    change({ language: 'ko' });
    expect(said()).toEqual([warned('한국어')]);
    change({ language: 'ja' });
    expect(said()).toEqual([warned('日本語')]);
    change({ language: 'auto' });
    expect(said()).toEqual([]);
  });

  it.each([
    ['a model that knows it', KOREAN],
    ['a server', SERVER],
  ])('is no matter any more once %s is chosen, and again when that is given up', (_, engine) => {
    const { start, change, said } = setUp('ko');
    start(undefined);
    change({ engine });
    expect(said()).toEqual([]);
    change({ engine: ENGLISH });
    expect(said()).toEqual([warned('한국어')]);
  });

  it('is said of each lane that has one of its own, once', () => {
    const { start, change, said } = setUp('en');
    start('ko', undefined, 'ja', 'ko');
    expect(said()).toEqual([warned('한국어'), warned('日本語')]);
    change({ language: 'es' });
    expect(said().map(([, , language]) => language)).toEqual(['한국어', 'Español', '日本語']);
  });

  it('is not said again for every change once it was dismissed, but at the next start', () => {
    const { start, change, notices, said, end } = setUp('ko');
    start(undefined);
    for (const { id } of notices.all) notices.dismiss(id);
    change({});
    expect(said()).toEqual([]);
    end();
    start(undefined);
    expect(said()).toEqual([warned('한국어')]);
  });

  it('is no matter while no session runs', () => {
    const { start, change, end, said } = setUp('en');
    start(undefined);
    end();
    change({ language: 'ko' });
    expect(said()).toEqual([]);
  });
});
