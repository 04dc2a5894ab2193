import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LanguageTask, LanguageTasks } from '../../../../src/main/language/contract';
import { waitedFor } from '../../../../src/main/language/deadlines';
import { createLiveLanguage } from '../../../../src/main/language/live/live-language';
import type { SessionHappening } from '../../../../src/shared/session/events';
import type { CaptionLanguage } from '../../../../src/shared/languages';
import {
  draft,
  failure,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
  type Script,
} from '../../../fakes/scripted-language-engine';

type Translating = LanguageTasks['translation']['task'];

function open(engine = new ScriptedLanguageEngine(), language: CaptionLanguage = 'ko') {
  const happenings: SessionHappening[] = [];
  const failures: string[] = [];
  const translation = { enabled: true, language, viewers: [] as CaptionLanguage[] };
  const live = createLiveLanguage({
    engine,
    settings: () => ({ digest: { enabled: false, language: 'spoken' }, translation, glossary: ['Jamak'] }),
    append: (happening) => happenings.push(happening),
    newId: () => 'digest',
    onFailure: (error) => failures.push(error.code),
  });
  let count = 0;
  const say = (...texts: string[]): void => {
    for (const text of texts) {
      const startMs = count * 2000;
      live.onEvent({
        seq: count + 1,
        happening: {
          type: 'caption-final',
          captionId: `c${count++}`,
          laneId: 'a',
          startMs,
          endMs: startMs + 1000,
          text,
        },
      });
    }
  };
  const asked = (): Translating[] => engine.asked.filter((task) => task.kind === 'translation');
  return { live, happenings, failures, say, asked, translation };
}

function ofCaption(id: string, task: LanguageTask): boolean {
  return task.kind === 'translation' && task.caption.id === id;
}

describe('translation', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('translates each final caption, with the three before it and the glossary', async () => {
    const { say, asked, happenings } = open();
    say('Hi', 'there', 'my', 'friend', 'again');
    await turns();
    expect(asked().find((task) => task.caption.id === 'c4')).toMatchObject({
      before: [{ text: 'there' }, { text: 'my' }, { text: 'friend' }],
      glossary: ['Jamak'],
      language: 'ko',
    });
    expect(happenings).toHaveLength(5);
    expect(happenings).toContainEqual({
      type: 'translation-final',
      captionId: 'c3',
      language: 'ko',
      text: 'ko: friend',
    });
  });

  it('takes the newest first when there are more than it can do', async () => {
    const busy = gate();
    const { say, asked } = open(
      new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]),
    );
    say('a', 'b');
    await turns();
    say('c', 'd', 'e');
    busy.open();
    await turns();
    expect(asked().map(({ caption }) => caption.text)).toEqual(['b', 'a', 'e', 'd', 'c']);
  });

  it('attaches a late translation to its own caption', async () => {
    const late = gate();
    const engine = new ScriptedLanguageEngine((task) =>
      ofCaption('c0', task) ? [late.opened, result('늦은 첫째')] : [result('둘째')],
    );
    const { say, happenings } = open(engine);
    say('first');
    await turns();
    say('second', 'third');
    await turns();
    late.open();
    await turns();
    expect(
      happenings.map((each) => (each.type === 'translation-final' ? [each.captionId, each.text] : each)),
    ).toEqual([
      ['c2', '둘째'],
      ['c1', '둘째'],
      ['c0', '늦은 첫째'],
    ]);
  });

  it('shows it while it streams in', async () => {
    const { say, happenings } = open(new ScriptedLanguageEngine(() => [draft('안녕'), result('안녕하세요')]));
    say('Hello');
    await turns();
    expect(happenings).toEqual([
      { type: 'translation-interim', captionId: 'c0', language: 'ko', text: '안녕' },
      { type: 'translation-final', captionId: 'c0', language: 'ko', text: '안녕하세요' },
    ]);
  });

  it.each<[string, Script]>([
    ['fails', () => [draft('안녕'), failure('server-failed')]],
    ['gives nothing', () => [draft('안녕'), result('  ')]],
    ['hangs', () => [draft('안녕'), 'hang']],
  ])('takes back what it showed when the engine %s', async (_, script) => {
    const { say, happenings } = open(new ScriptedLanguageEngine(script));
    say('Hello');
    await turns();
    await vi.advanceTimersByTimeAsync(waitedFor('translation'));
    expect(happenings.map((each) => each.type === 'translation-interim' && each.text)).toEqual(['안녕', '']);
  });

  it('marks one as missing that the engine did not give, in the place of what it showed', async () => {
    const { say, happenings, failures } = open(
      new ScriptedLanguageEngine(() => [draft('안녕'), failure('translation-missing')]),
    );
    say('Hello');
    await turns();
    expect(happenings).toEqual([
      { type: 'translation-interim', captionId: 'c0', language: 'ko', text: '안녕' },
      { type: 'translation-missing', captionId: 'c0', language: 'ko' },
    ]);
    expect(failures).toEqual(['translation-missing']);
  });

  it.each([
    ['ko', '이미 한국어예요', false],
    ['ko', 'This is not Korean', true],
    ['en', 'This is English already', false],
    ['en', '한국어 문장이에요', true],
    ['en', 'Bonjour tout le monde', true],
    ['es', 'This is not Spanish', true],
    ['ja', '12:30', false],
  ] as const)('to %s of "%s": %s', async (language, text, expected) => {
    const { say, asked } = open(new ScriptedLanguageEngine(), language);
    say(text);
    await turns();
    expect(asked().length > 0).toBe(expected);
  });

  it('shows no translation that is the same as the caption', async () => {
    const { say, happenings } = open(new ScriptedLanguageEngine(() => [draft('Ok'), result('Okay.')]), 'en');
    say('Okay.');
    await turns();
    expect(happenings).toEqual([]);
  });

  it('asks nothing of an engine that cannot translate, and complains about nothing', async () => {
    const { say, asked, failures, happenings } = open(new ScriptedLanguageEngine(() => [], ['digest']));
    say('Hello', 'there');
    await turns();
    expect([asked(), failures, happenings]).toEqual([[], [], []]);
  });

  it('keeps few when the engine hangs, and the newest of them', async () => {
    const { live, say } = open(new ScriptedLanguageEngine(() => ['hang']));
    say('first', 'second');
    await turns();
    say(...Array.from({ length: 300 }, (_, index) => `caption ${index}`));
    expect(live.stats()).toMatchObject({ waiting: 24, running: 2, crowdedOut: 276 });
  });

  it('translates no more once it is switched off', async () => {
    const { say, asked, translation } = open();
    say('one');
    translation.enabled = false;
    say('two');
    await turns();
    expect(asked().map(({ caption }) => caption.text)).toEqual(['one']);
  });
});
