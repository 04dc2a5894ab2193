import { expect, it } from 'vitest';
import type { Rearranged } from '../../../../src/shared/session/rearranging';
import { rearrange } from '../../../../src/shared/session/rearranging';
import type { Caption } from '../../../../src/shared/session/session-view';
import { turns } from '../../../fakes/scripted-language-engine';
import { openLiveLanguage, SETTINGS, WORDS } from './open-live-language';

function open(options: Parameters<typeof openLiveLanguage>[0] = {}) {
  let captions: Caption[] = [];
  const scene = openLiveLanguage({ captions: () => captions, ...options });
  const say = (count: number, text = WORDS): void => {
    const from = captions.length;
    captions = [
      ...captions,
      ...Array.from({ length: count }, (_, at) => ({
        id: `c${from + at}`,
        laneId: 'a',
        startMs: (from + at) * 4000,
        endMs: (from + at) * 4000 + 4000,
        text,
      })),
    ];
    scene.say(count, text);
  };
  const arrange = (removed: string[], stated: Caption[]): void => {
    const happening: Rearranged = { type: 'captions-rearranged', editor: 'me', removed, captions: stated };
    captions = rearrange(captions, happening);
    scene.live.onEvent({ seq: 1000, happening });
  };
  return { ...scene, say, arrange };
}

function caption(id: string, startMs: number, text: string): Caption {
  return { id, laneId: 'a', startMs, endMs: startMs + 2000, text };
}

it('the next digest is made of captions as they are now', async () => {
  const { say, arrange, digests, live } = open();
  say(5);
  live.makeDigest();
  await turns();
  const before = digests().length;
  say(1, 'seven eight');
  arrange(['c5'], [caption('c5a', 20_000, 'seven'), caption('c5b', 22_000, 'eight')]);
  live.makeDigest();
  await turns();
  expect(digests().length).toBe(before + 1);
  expect(
    digests()
      .at(-1)
      ?.captions.map(({ text }) => text),
  ).toEqual(['seven', 'eight']);
  live.close();
});

it('a digest that tells what was rewritten since is made anew when somebody asks, and not otherwise', async () => {
  const { say, arrange, digests, live } = open();
  say(5);
  await turns();
  const before = digests().length;
  live.makeDigest();
  await turns();
  expect(digests().length).toBe(before);
  arrange([], [caption('c1', 4000, 'something else')]);
  await turns();
  expect(digests().length).toBe(before);
  live.makeDigest();
  await turns();
  expect(digests().length).toBeGreaterThan(before);
  expect(JSON.stringify(digests().slice(before))).toContain('something else');
  live.close();
});

it('only the last of many that are rewritten at once are translated anew', async () => {
  const translation = { enabled: true, language: 'ko' as const, viewers: [] };
  const { say, arrange, engine, live } = open({ settings: () => ({ ...SETTINGS, translation }) });
  say(60);
  await turns();
  const before = engine.asked.length;
  arrange(
    [],
    Array.from({ length: 60 }, (_, at) => caption(`c${at}`, at * 4000, `new ${at}`)),
  );
  await turns();
  const asked = engine.asked.slice(before).filter(({ kind }) => kind === 'translation');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(20);
  live.close();
});
