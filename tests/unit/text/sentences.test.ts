import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, sentencesOf } from '../../../src/main/text/sentences';
import type { SpokenCaption } from '../../../src/main/text/spoken-caption';
import { caption, captions } from '../../fakes/transcripts';

async function texts(spoken: readonly SpokenCaption[]): Promise<[string, string][]> {
  const sentences = await sentencesOf(spoken, () => Promise.resolve());
  return sentences.map(({ text, captionIds }) => [text, captionIds.join('+')]);
}

describe('sentencesOf', () => {
  it('parts a caption into its sentences', async () => {
    expect(await texts([caption('a', 'Yes! We beat Mr. Hale. Did you see?')])).toEqual([
      ['Yes!', 'a'],
      ['We beat Mr. Hale.', 'a'],
      ['Did you see?', 'a'],
    ]);
  });

  it('joins the captions of one sentence', async () => {
    const parts = captions(
      ['To save the life, and to give evidence of', 'all that is known. Then he left.'],
      400,
    );
    expect(await texts(parts)).toEqual([
      ['To save the life, and to give evidence of all that is known.', 'c0+c1'],
      ['Then he left.', 'c1'],
    ]);
  });

  it('joins nothing over a long pause, a full stop, or Korean that has ended', async () => {
    expect(await texts(captions(['we went into the cave', 'and then it was dark'], 4000))).toHaveLength(2);
    expect(await texts(captions(['We went in.', 'It was dark.'], 400))).toHaveLength(2);
    expect(await texts(captions(['광산에 들어갔어요', '그런데 너무 어두워요'], 400))).toHaveLength(2);
  });

  it('joins a Korean sentence that goes on, also over the pause of somebody who looks for words', async () => {
    const one = (parts: string[], pauseMs: number) => texts(captions(parts, pauseMs));
    expect(await one(['더 하고 싶지만 그럴 시간이 없네요'], 400)).toHaveLength(1);
    expect(await one(['더 하고 싶지만', '그럴 시간이 없네요'], 2500)).toEqual([
      ['더 하고 싶지만 그럴 시간이 없네요', 'c0+c1'],
    ]);
    expect(await one(['어제까지', '못 했던 거예요'], 400)).toHaveLength(1);
    expect(await one(['비가 오니까', '집에 있을게요'], 400)).toHaveLength(1);
    expect(await one(['우리 동네', '빵집이 문을 닫았어요'], 400)).toHaveLength(1);
    expect(await one(['드디어 이겼네', '다음 판 가자'], 400)).toHaveLength(2);
  });

  it('keeps the sentences of two speakers apart, even when one breaks in', async () => {
    const spoken = [
      caption('a', 'So the bell reaches', 0, 'Mina'),
      caption('b', 'Roll now!', 2100, 'Theo'),
      caption('c', 'further than I thought.', 2600, 'Mina'),
    ];
    expect(await texts(spoken)).toEqual([
      ['So the bell reaches further than I thought.', 'a+c'],
      ['Roll now!', 'b'],
    ]);
  });

  it('finds the ends of Korean sentences without marks', async () => {
    const unmarked = caption('a', '광산에 도착했습니다 구리가 스무 개 필요해요 그래서 더 캘게요');
    expect((await texts([unmarked])).map(([text]) => text)).toEqual([
      '광산에 도착했습니다',
      '구리가 스무 개 필요해요',
      '그래서 더 캘게요',
    ]);
    const marked = caption('a', '안녕하세요 여러분, 반갑습니다.');
    expect(await texts([marked])).toHaveLength(1);
  });

  it('cuts speech that has no marks at all', async () => {
    const endless = captions(
      Array.from({ length: 12 }, () => 'by allah replied the fireman i tell thee the truth'),
      300,
    );
    const sentences = await texts(endless);
    expect(sentences.length).toBeGreaterThan(2);
    expect(Math.max(...sentences.map(([text]) => text.length))).toBeLessThan(260);
  });

  it('loses and makes up no word, whatever is said', async () => {
    const spoken = fc.array(
      fc.record({
        text: fc.stringMatching(/^[a-zA-Z가-힣.!?, ]{0,40}$/),
        pause: fc.integer({ min: 0, max: 3000 }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(spoken, async (said) => {
        let at = 0;
        const all = said.map(({ text, pause }, index) => {
          const startMs = at + pause;
          at = startMs + 2000;
          return caption(`c${index}`, text, startMs);
        });
        const sentences = await sentencesOf(all, () => Promise.resolve());
        const words = (list: readonly { text: string }[]): string =>
          list
            .map(({ text }) => text)
            .join(' ')
            .split(/\s+/)
            .join('');
        expect(words(sentences)).toBe(words(all));
        for (const { captionIds } of sentences) {
          expect(captionIds.length).toBeGreaterThan(0);
          expect(captionIds.every((id) => all.some((one) => one.id === id))).toBe(true);
        }
      }),
    );
  });
});

describe('clip', () => {
  it('cuts between words', () => {
    expect(clip('one two, three', 40)).toBe('one two, three');
    expect(clip('one two, three', 10)).toBe('one two…');
  });

  it('never makes a text longer than asked, nor breaks a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, most) => {
        const short = clip(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });
});
