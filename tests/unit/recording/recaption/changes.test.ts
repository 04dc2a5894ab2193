import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../src/main/recording/recaption/changes';
import type { Caption } from '../../../../src/shared/session/session-view';

const caption = (id: string, startMs: number, endMs: number, text: string, laneId = 'a'): Caption => ({
  id,
  laneId,
  startMs,
  endMs,
  text,
});
const told = (changes: ReturnType<typeof changesOf>) =>
  changes.map(({ captionId, before, after }) => [captionId, before, after]);

describe('what is otherwise when a session is captioned again', () => {
  it('is nothing where the same was heard', () => {
    const captions = [caption('1', 0, 1000, 'And so my fellow'), caption('2', 1200, 3000, 'Americans')];
    expect(changesOf({ captions, takenBack: [] }, captions)).toEqual([]);
  });

  it('is the text of the captions that were said then, also where they were cut otherwise', () => {
    const captions = [
      caption('1', 0, 1000, 'ask not what your'),
      caption('2', 1100, 2000, 'country can due for'),
      caption('3', 2100, 2400, 'you'),
    ];
    const again = [caption('x', 0, 2400, 'Ask not what your country can do for you.')];
    expect(told(changesOf({ captions, takenBack: [] }, again))).toEqual([
      ['1', 'ask not what your', 'Ask not what your'],
      ['2', 'country can due for', 'country can do for'],
      ['3', 'you', 'you.'],
    ]);
  });

  it('is a caption more where there was none, and none is dropped that was not heard again', () => {
    const captions = [caption('1', 0, 1000, 'hello'), caption('2', 5000, 6000, 'applause')];
    const again = [caption('x', 20, 990, 'hello'), caption('y', 2000, 3000, 'who missed this')];
    expect(changesOf({ captions, takenBack: [] }, again)).toEqual([
      {
        captionId: 'y',
        laneId: 'a',
        startMs: 2000,
        endMs: 3000,
        before: null,
        after: 'who missed this',
        corrected: false,
      },
    ]);
  });

  it('says of each whether somebody had corrected it', () => {
    const captions = [
      { ...caption('1', 0, 1000, 'my words'), original: 'by birds' },
      caption('2', 2000, 3000, 'other'),
    ];
    const again = [caption('x', 0, 1000, 'by words'), caption('y', 2000, 3000, 'others')];
    expect(changesOf({ captions, takenBack: [] }, again).map(({ corrected }) => corrected)).toEqual([
      true,
      false,
    ]);
  });

  it('keeps lanes apart, and brings nothing back that was taken back', () => {
    const captions = [caption('1', 0, 1000, 'left'), caption('2', 0, 1000, 'right', 'b')];
    const again = [
      caption('x', 0, 1000, 'leftish'),
      caption('y', 0, 1000, 'right', 'b'),
      caption('z', 3000, 4000, 'secret', 'b'),
    ];
    const takenBack = [{ id: '9', laneId: 'b', startMs: 2500, endMs: 3100 }];
    expect(told(changesOf({ captions, takenBack }, again))).toEqual([['1', 'left', 'leftish']]);
  });

  it('looks in the lanes where captions were heard, whoever they were given to since', () => {
    const captions = [
      caption('1', 0, 1000, 'left', 'b'),
      { ...caption('2', 2000, 3000, 'both of them', 'b'), madeOf: ['3'] },
    ];
    const takenBack = [{ id: '9', laneId: 'b', startMs: 4000, endMs: 5000 }];
    const lanes = new Map([
      ['1', ['a']],
      ['2', ['b']],
      ['3', ['a']],
      ['9', ['a']],
    ]);
    const again = [
      caption('x', 0, 1000, 'leftish', 'a'),
      caption('y', 2000, 2400, 'both of', 'a'),
      caption('z', 2000, 3000, 'both of us', 'b'),
      caption('s', 4000, 5000, 'secret', 'a'),
    ];
    expect(told(changesOf({ captions, takenBack }, again, lanes))).toEqual([
      ['1', 'left', 'leftish'],
      ['2', 'both of them', 'both of us'],
    ]);
  });

  it('works on scripts without spaces, and on Korean', () => {
    const captions = [caption('1', 0, 1000, '今日は天気が'), caption('2', 1000, 2000, 'いいですね')];
    const again = [caption('x', 0, 2000, '今日は天気がとてもいいですね')];
    expect(told(changesOf({ captions, takenBack: [] }, again))).toEqual([
      ['1', '今日は天気が', '今日は天気がとても'],
    ]);
    const korean = [caption('1', 0, 1000, '오늘 날시가'), caption('2', 1100, 2000, '좋네요')];
    expect(
      told(changesOf({ captions: korean, takenBack: [] }, [caption('x', 0, 2000, '오늘 날씨가 좋네요')])),
    ).toEqual([['1', '오늘 날시가', '오늘 날씨가']]);
  });

  it('loses and adds no word that was heard again: where all was said anew, the captions together say it', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 3 }), (old, heard, cut) => {
        const captions = [
          caption('1', 0, 1000, old.slice(0, cut).join(' ')),
          caption('2', 900, 2000, old.slice(cut).join(' ')),
        ];
        // They overlap, so they are one group.
        const again = [caption('x', 0, 2000, heard.join(' '))];
        const changes = changesOf({ captions, takenBack: [] }, again);
        const after = captions.map(
          ({ id, text }) => changes.find(({ captionId }) => captionId === id)?.after ?? text,
        );
        const emptied = changes.length < 2 && after.join(' ') !== heard.join(' ');
        // A caption that would have no words keeps its own.
        if (!emptied) expect(after.join(' ')).toBe(heard.join(' '));
      }),
    );
  });
});
