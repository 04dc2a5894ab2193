import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { FRAME_MS } from '../../../src/shared/sound';
import { spaceBetween } from '../../../src/shared/spaceless';
import { numberedSpeech, spokenScript } from '../../fakes/numbered-speech';
import { PlayedSession } from '../../fakes/played-session';
import { ScriptedEngine } from '../../fakes/scripted-engine';

/** Short sentences, and one that is longer than an utterance may be. */
const SAID = {
  Japanese: [
    '皆さんこんばんは。',
    '今日は新しいゲームを遊びながら、皆さんの質問に答えていきます。',
    'まずは設定画面を開いて音量と画質を確認してから昨日の続きを始めますがその前に一つだけお知らせがありまして来週の土曜日には友達と一緒に大会へ出ることになりましたので応援よろしくお願いします。',
    'それでは行きましょう。',
  ],
  Chinese: [
    '大家好。',
    '欢迎来到今天的直播，我们先看一下昨天的比赛。',
    '然后再聊聊新版本里改了什么因为很多朋友在评论区问为什么那个英雄突然变强了还有地图上多出来的两条小路到底通往哪里以及下周末我们线下聚会的时间地点和报名方式请不要走开马上开始第一局。',
    '准备好了吗？',
  ],
} as const;

describe.each(Object.entries(SAID))('a session in %s', (_language, sentences) => {
  const { speech, hear } = spokenScript(sentences);

  it('shows what is said while it is said, and says all of it once', async () => {
    const engine = new ScriptedEngine({ respond: ({ samples }) => hear(samples) });
    const played = new PlayedSession({ engine, lanes: [{ id: 'mic' }] });
    played.tell({ type: 'lane-listening', laneId: 'mic' });
    await played.play({ mic: speech });
    await played.session.end('stopped');

    const finals = played.of('caption-final');
    expect(finals.map(({ text }) => text).join('')).toBe(sentences.join(''));
    expect(finals.length).toBeGreaterThan(sentences.length);
    expect(played.of('gap')).toEqual([]);

    const interims = played.of('caption-interim');
    const said = sentences.join('');
    for (const { captionId, startMs, endMs } of finals) {
      const own = interims.filter((interim) => interim.captionId === captionId);
      // Somebody who speaks for two seconds sees it grow.
      expect(own.length).toBeGreaterThanOrEqual(Math.floor((endMs - startMs) / 1000) - 1);
      const shown = own.map(({ stable, tentative }) => stable + spaceBetween(stable, tentative) + tentative);
      for (const words of shown) expect(said).toContain(words);
      const stables = own.map(({ stable }) => stable);
      expect(stables.every((stable, index) => stable.startsWith(stables[index - 1] ?? ''))).toBe(true);
    }
    expect(interims.some(({ stable }) => stable.length > 10)).toBe(true);
  });
});

const runs = JSON.parse(readFileSync('tests/fixtures/runs.json', 'utf8')) as {
  readonly id: string;
  readonly text: string;
  readonly keeps: string;
}[];

describe('laughter, cheers and chants are captions', () => {
  it.each(['하하하하', 'ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ', 'ははは', 'go go go go go go go go', 'Goal!'])(
    'all of them, when somebody goes on with %s without a pause',
    async (text) => {
      const engine = new ScriptedEngine({ respond: () => text });
      const played = new PlayedSession({ engine, lanes: [{ id: 'mic' }] });
      played.tell({ type: 'lane-listening', laneId: 'mic' });
      const speech = numberedSpeech([
        [1200, 0.9],
        [60, 0],
      ]);
      await played.play({ mic: speech });
      await played.session.end('stopped');
      const spans = played.of('caption-final');
      expect(spans.length).toBeGreaterThan(2);
      const heardMs = spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
      expect(heardMs).toBe(1200 * FRAME_MS);
    },
  );

  test.each(runs)('$id', async ({ text, keeps }) => {
    const engine = new ScriptedEngine({ respond: () => text });
    const played = new PlayedSession({ engine, lanes: [{ id: 'mic' }] });
    played.tell({ type: 'lane-listening', laneId: 'mic' });
    const speech = numberedSpeech([
      [90, 0.9],
      [60, 0],
      [90, 0.9],
      [60, 0],
    ]);
    await played.play({ mic: speech });
    await played.session.end('stopped');
    expect(played.of('caption-final')).toHaveLength(2);
    for (const caption of played.of('caption-final')) expect(caption.text).toContain(keeps);
  });
});
