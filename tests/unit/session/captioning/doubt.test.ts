import { describe, expect, test } from 'vitest';
import { isDoubtful } from '../../../../src/main/session/captioning/doubt';
import { splitWords } from '../../../../src/main/text/words';

describe('isDoubtful', () => {
  // What somebody says who reads fast, and how long it takes.
  test.each([
    ['ask not what your country can do for you', 1800],
    ['今日は新しいゲームを遊びながら質問に答えます', 2400],
    ['みなさんこんばんはきょうもよろしくおねがいします', 2500],
    ['大家好欢迎来到今天的直播我们先看比赛', 2300],
    ['여러분 안녕하세요 오늘은 새로운 게임을 해 보겠습니다', 2400],
    ['สวัสดีครับทุกคนวันนี้เราจะมาเล่นเกมใหม่กัน', 2200],
  ])('believes: %s', (text, soundMs) => {
    expect(isDoubtful(splitWords(text), soundMs)).toBe(false);
    // Nobody says it three times as fast.
    expect(isDoubtful(splitWords(text), soundMs / 3)).toBe(true);
  });

  test.each([
    'so that was it so that was it',
    '何度でも言います何度でも言います',
    '我们下次再见我们下次再见',
  ])('doubts an echo: %s', (text) => expect(isDoubtful(splitWords(text), 20_000)).toBe(true));

  test.each(['no no', 'もしもし', '谢谢谢谢', 'นะนะ'])('believes what is short: %s', (text) =>
    expect(isDoubtful(splitWords(text), 20_000)).toBe(false),
  );
});
