import { describe, expect, it } from 'vitest';
import type { LanguageTasks } from '../../../../src/main/language/contract';
import { askEngine } from '../../../../src/main/language/ask';
import type { LiveSettings, LiveTools } from '../../../../src/main/language/live/live-tools';
import { Strikes } from '../../../../src/main/language/grounding/strikes';
import { LanguageQueue } from '../../../../src/main/language/live/queue';
import { Translator } from '../../../../src/main/language/live/translator';
import type { SpokenCaption } from '../../../../src/main/text/spoken-caption';
import type { CaptionLanguage } from '../../../../src/shared/languages';
import type { SessionHappening } from '../../../../src/shared/session/events';
import {
  draft,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';

type Translating = LanguageTasks['translation']['task'];

interface OpenOptions {
  readonly engine?: ScriptedLanguageEngine;
  /** The streamer's own; none unless given. */
  readonly own?: CaptionLanguage;
  readonly viewers?: CaptionLanguage[];
  readonly viewed?: readonly CaptionLanguage[];
}

function open({ engine = new ScriptedLanguageEngine(), own, viewers = [], viewed = [] }: OpenOptions = {}) {
  const happenings: SessionHappening[] = [];
  const settings: LiveSettings = {
    digest: { enabled: false, language: 'spoken' },
    translation: { enabled: own !== undefined, language: own ?? 'ko', viewers },
    glossary: [],
  };
  const watching = new Set<string>(viewed);
  const queue = new LanguageQueue();
  const ask: LiveTools['ask'] = (task, options) => askEngine(engine, task, options);
  const translator = new Translator({
    engine,
    queue,
    ask,
    tryToAsk: ask,
    settings: () => settings,
    wantedLanguages: () => watching,
    append: (happening) => happenings.push(happening),
    newId: () => 'digest',
    now: () => 0,
    dateNow: () => 0,
    strikes: () => new Strikes([]),
    notes: () => new Map(),
    onFailure: () => {},
  });
  const said: SpokenCaption[] = [];
  const say = (...texts: string[]): void => {
    for (const text of texts) {
      const caption: SpokenCaption = { id: text, startMs: 0, endMs: 1000, text, speaker: '' };
      said.push(caption);
      translator.heard(caption);
    }
  };
  const edit = (captionId: string, text: string): void => {
    const at = said.findIndex(({ id }) => id === captionId);
    const caption = { ...said[at]!, text };
    said[at] = caption;
    translator.corrected(caption, said.slice(0, at));
  };
  const takeBack = (...ids: string[]): void => translator.takeBack(new Set(ids));
  /** What was asked, as `language: text`. */
  const asked = (): string[] =>
    engine.asked
      .filter((task): task is Translating & { kind: 'translation' } => task.kind === 'translation')
      .map(({ language, caption }) => `${language}: ${caption.text}`);
  /** What came, as `caption, language: text`. */
  const came = (): string[] =>
    happenings.flatMap((each) =>
      each.type === 'translation-final' ? `${each.captionId}, ${each.text}` : [],
    );
  return { queue, say, edit, takeBack, asked, came, happenings, watching };
}

describe("viewers' languages", () => {
  it('get each caption once, however many viewers there are, beside the streamer’s own', async () => {
    const { say, asked, came } = open({ own: 'ko', viewers: ['ja', 'de'], viewed: ['ja', 'de'] });
    say('Hello there.');
    await turns();
    expect(asked().toSorted()).toEqual(['de: Hello there.', 'ja: Hello there.', 'ko: Hello there.']);
    expect(came().toSorted()).toEqual([
      'Hello there., de: Hello there.',
      'Hello there., ja: Hello there.',
      'Hello there., ko: Hello there.',
    ]);
  });

  it('rest while nobody views them, and what nobody offers is not made', async () => {
    const { say, asked, watching } = open({ viewers: ['ja', 'de'], viewed: ['de', 'fr'] });
    say('one');
    await turns();
    watching.add('ja');
    say('two');
    await turns();
    watching.clear();
    say('three');
    await turns();
    expect(asked().toSorted()).toEqual(['de: one', 'de: two', 'ja: two']);
  });

  it('are none where only the streamer has one', async () => {
    const { say, asked } = open({ own: 'ko', viewed: ['ja'] });
    say('one');
    await turns();
    expect(asked()).toEqual(['ko: one']);
  });

  it('cost nothing twice where the streamer has the same', async () => {
    const { say, asked } = open({ own: 'ja', viewers: ['ja', 'ko', 'ko'], viewed: ['ja', 'ko'] });
    say('one');
    await turns();
    expect(asked().toSorted()).toEqual(['ja: one', 'ko: one']);
  });

  it('leave out the one that is spoken', async () => {
    const { say, asked } = open({ own: 'en', viewers: ['ko', 'ja'], viewed: ['ko', 'ja'] });
    say('이건 한국어예요.');
    await turns();
    expect(asked().toSorted()).toEqual(['en: 이건 한국어예요.', 'ja: 이건 한국어예요.']);
  });

  it('come after the streamer’s own, the newest first, and older ones last', async () => {
    const busy = gate();
    const engine = new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]);
    const { say, asked } = open({ engine, own: 'ko', viewers: ['ja'], viewed: ['ja'] });
    say('a');
    await turns();
    expect(asked()).toEqual(['ko: a', 'ja: a']);
    say('b', 'c');
    busy.open();
    await turns();
    expect(asked().slice(2)).toEqual(['ko: c', 'ja: c', 'ko: b', 'ja: b']);
  });

  it('are the first to be left out where there is no room for all', async () => {
    const busy = gate();
    const engine = new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]);
    const { queue, say, asked } = open({ engine, own: 'ko', viewers: ['ja'], viewed: ['ja'] });
    say('a', 'b');
    await turns();
    say(...Array.from({ length: 100 }, (_, at) => `caption ${at}`));
    expect([queue.waiting, queue.running]).toEqual([24, 2]);
    busy.open();
    await turns(40);
    const rest = Array.from({ length: 22 }, (_, at) => `ko: caption ${98 - at}`);
    expect(asked().slice(2)).toEqual(['ko: caption 99', 'ja: caption 99', ...rest]);
  });

  it('are not begun when their last viewer has left meanwhile', async () => {
    const busy = gate();
    const engine = new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]);
    const { say, asked, watching } = open({ engine, viewers: ['ja'], viewed: ['ja'] });
    say('a', 'b', 'c');
    await turns();
    watching.clear();
    busy.open();
    await turns();
    expect(asked()).toEqual(['ja: c', 'ja: b']);
  });

  it('are not made by an engine that cannot translate', async () => {
    const engine = new ScriptedLanguageEngine(() => [], ['digest']);
    const { say, asked } = open({ engine, viewers: ['ja'], viewed: ['ja'] });
    say('one');
    await turns();
    expect(asked()).toEqual([]);
  });
});

describe('a caption that is corrected', () => {
  it('is translated anew into each language, among what was said before it', async () => {
    const engine = new ScriptedLanguageEngine();
    const { say, edit, came } = open({ engine, own: 'ko', viewers: ['ja'], viewed: ['ja'] });
    say('one', 'tow', 'three');
    await turns();
    edit('tow', 'two');
    await turns();
    expect(came().slice(6).toSorted()).toEqual(['tow, ja: two', 'tow, ko: two']);
    const last = engine.asked.at(-1);
    expect(last?.kind === 'translation' && last.before.map(({ text }) => text)).toEqual(['one']);
    say('four');
    await turns();
    const next = engine.asked.at(-1);
    expect(next?.kind === 'translation' && next.before.map(({ text }) => text)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('gets nothing of what it was before', async () => {
    const late = gate();
    const engine = new ScriptedLanguageEngine((task) =>
      task.kind === 'translation' && task.caption.text === 'tow'
        ? [draft('ko: t'), late.opened, result('ko: tow')]
        : [result(rightAnswer(task))],
    );
    const { say, edit, came } = open({ engine, own: 'ko' });
    say('tow');
    await turns();
    edit('tow', 'two');
    late.open();
    await turns();
    expect(came()).toEqual(['tow, ko: two']);
  });

  it('waits for no older ones', async () => {
    const busy = gate();
    const engine = new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]);
    const { say, edit, asked } = open({ engine, own: 'ko' });
    say('a', 'b', 'c', 'd', 'e');
    await turns();
    edit('a', 'A');
    busy.open();
    await turns();
    expect(asked()).toEqual(['ko: e', 'ko: d', 'ko: A', 'ko: c', 'ko: b']);
  });
});

describe('a caption that is taken back', () => {
  it('has no translation under way any more, and is in no request that begins', async () => {
    const busy = gate();
    const engine = new ScriptedLanguageEngine((task) => [busy.opened, result(rightAnswer(task))]);
    const { say, takeBack, came } = open({ engine, own: 'ko', viewers: ['ja'], viewed: ['ja'] });
    say('a', 'secret', 'b', 'c');
    await turns();
    takeBack('secret', 'c');
    const before = engine.asked.length;
    busy.open();
    await turns(20);
    say('d');
    await turns();
    expect(came().toSorted()).toEqual(
      ['a', 'b', 'd'].flatMap((id) => [`${id}, ja: ${id}`, `${id}, ko: ${id}`]),
    );
    const asked = engine.asked.slice(before).flatMap((task) => (task.kind === 'translation' ? [task] : []));
    const words = asked
      .flatMap(({ caption, before: context }) => [caption, ...context])
      .map(({ text }) => text);
    expect([...new Set(words)].toSorted()).toEqual(['a', 'b', 'd']);
  });
});
