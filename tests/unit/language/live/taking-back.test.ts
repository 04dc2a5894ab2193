import { expect, it } from 'vitest';
import type { Caption } from '../../../../src/shared/session/session-view';
import { content, openLiveLanguage, SETTINGS, WORDS } from './open-live-language';
import {
  draft,
  gate,
  result,
  rightAnswer,
  ScriptedLanguageEngine,
  turns,
} from '../../../fakes/scripted-language-engine';

const SECRET = 'open sesame';

function captionOf(at: number, text: string): Caption {
  return { id: `c${at}`, laneId: 'a', startMs: at * 4000, endMs: at * 4000 + 4000, text };
}

/** Live language that knows all captions; `c2` is the secret one. */
function open(options: Parameters<typeof openLiveLanguage>[0] = {}) {
  const captions: Caption[] = [];
  const scene = openLiveLanguage({ captions: () => captions, ...options });
  const say = (count: number, text = WORDS): void => {
    for (let said = 0; said < count; said++) captions.push(captionOf(captions.length, text));
    scene.say(count, text);
  };
  const takeBack = (id: string): void => {
    const at = captions.findIndex((caption) => caption.id === id);
    const [place] = captions.splice(at, 1);
    if (place) scene.live.takeBack([place]);
  };
  return { ...scene, captions, say, takeBack };
}

it('no later request carries the words, and the digests that told of them are made anew from what is left', async () => {
  const { say, takeBack, digests, seen, live } = open();
  say(2);
  say(1, SECRET);
  say(2);
  await turns();
  expect(JSON.stringify(digests())).toContain(SECRET);
  const before = digests().length;
  takeBack('c2');
  await turns();
  const later = digests().slice(before);
  expect(later.length).toBeGreaterThan(0);
  expect(JSON.stringify(later)).not.toContain(SECRET);
  expect(later[0]?.previous).toBeNull();
  expect(later[0]?.captions.map(({ id }) => id)).toEqual(['c0', 'c1', 'c3', 'c4']);
  expect(seen('digest-updated').length).toBeGreaterThan(1);
  live.close();
});

it('highlights and keywords of before stand in what is made anew', async () => {
  const moment = { captionId: 'c0', atMs: 0, text: 'the first moment', why: '' };
  const engine = new ScriptedLanguageEngine((task) => [
    result({
      ...content(task.kind === 'digest' ? task.captions.map(({ id }) => id) : []),
      keywords: ['first'],
      highlights: [moment],
    }),
  ]);
  const { say, takeBack, digests, live } = open({ engine });
  for (let made = 0; made < 3; made++) {
    say(2);
    live.makeDigest();
    await turns();
  }
  say(2, SECRET);
  live.makeDigest();
  await turns();
  const before = digests().length;
  takeBack('c7');
  await turns();
  const [anew] = digests().slice(before);
  expect(anew?.previous).toMatchObject({ keywords: ['first'], highlights: [moment] });
  live.close();
});

it('a digest that is under way is given up, also where the engine answers all the same', async () => {
  const answer = gate();
  const engine = new ScriptedLanguageEngine((task) => {
    const said = JSON.stringify(task);
    const output = content(['c0', 'c1'], said.slice(0, 500));
    return said.includes(SECRET)
      ? [draft(output), answer.opened, result(output)]
      : [result(rightAnswer(task))];
  });
  const { say, takeBack, seen, live } = open({ engine });
  say(1, `${SECRET} ${WORDS}`);
  say(5);
  await turns();
  takeBack('c0');
  answer.open();
  await turns();
  expect(seen('digest-interim')).not.toEqual([]);
  expect(seen('digest-updated')).not.toEqual([]);
  expect(JSON.stringify(seen('digest-updated'))).not.toContain(SECRET);
  live.close();
});

it('translations of it and with it before them are aborted, those of others begin anew without it', async () => {
  const asked: string[] = [];
  const engine = new ScriptedLanguageEngine();
  const settings = {
    ...SETTINGS,
    digest: { enabled: false, language: 'spoken' as const },
    translation: { enabled: true, language: 'ko' as const, viewers: [] },
  };
  const { say, takeBack, live } = open({ engine, settings: () => settings });
  say(1, SECRET);
  say(1);
  takeBack('c0');
  await turns();
  asked.push(...engine.asked.map((task) => JSON.stringify(task)));
  expect(asked.join(' ')).not.toContain(SECRET);
  expect(asked.filter((task) => task.includes('"c1"'))).toHaveLength(1);
  live.close();
});

it('a corrected caption is translated anew, and later digests have the new words', async () => {
  const engine = new ScriptedLanguageEngine();
  const settings = { ...SETTINGS, translation: { enabled: true, language: 'ko' as const, viewers: [] } };
  const { say, captions, live, digests } = open({ engine, settings: () => settings });
  say(2, 'helo there everybody');
  await turns();
  captions[1] = captionOf(1, 'hello there everybody');
  live.onEvent({
    seq: 9,
    happening: { type: 'caption-edited', captionId: 'c1', text: 'hello there everybody', editor: 'me' },
  });
  live.makeDigest();
  await turns();
  const translated = engine.asked.filter((task) => task.kind === 'translation');
  expect(translated.at(-1)?.caption.text).toBe('hello there everybody');
  expect(
    digests()
      .at(-1)
      ?.captions.map(({ text }) => text),
  ).toEqual(['helo there everybody', 'hello there everybody']);
  live.close();
});
