import { describe, expect, it } from 'vitest';
import { Pacer } from '../../../../src/main/language/live/pacer';

const WORDS = 'one two three four five six';

function caption(startMs: number, durationMs: number, text = WORDS) {
  return { id: `c${startMs}`, startMs, endMs: startMs + durationMs, text, speaker: '' };
}

/** Hears `count` captions of 4 s, one after the other. */
function hear(pacer: Pacer, count: number, text = WORDS): number {
  let now = 0;
  for (let index = 0; index < count; index++) {
    now = (index + 1) * 4000;
    pacer.heard(caption(index * 4000, 4000, text), now);
  }
  return now;
}

describe('Pacer', () => {
  it('is never due when nothing was said', () => {
    expect(new Pacer().dueIn(1_000_000)).toBeNull();
  });

  it('is due after 20 s of new speech, and again after another 20 s', () => {
    const pacer = new Pacer();
    const now = hear(pacer, 4);
    expect(pacer.dueIn(now)).not.toBe(0);
    pacer.heard(caption(16_000, 4000), 20_000);
    expect(pacer.dueIn(20_000)).toBe(0);
    pacer.begun(20_000);
    expect(pacer.dueIn(20_000)).toBeNull();
    for (let at = 20_000; at < 40_000; at += 4000) pacer.heard(caption(at, 4000), at + 4000);
    expect(pacer.dueIn(40_000)).toBe(0);
  });

  it('counts speech, not time', () => {
    const pacer = new Pacer();
    pacer.begun(0);
    pacer.heard(caption(0, 2000), 600_000);
    expect(pacer.dueIn(600_000)).toBeGreaterThan(0);
  });

  it('does not take a few long drawn words for news', () => {
    const pacer = new Pacer();
    const now = hear(pacer, 8, 'um');
    expect(pacer.dueIn(now)).not.toBe(0);
  });

  it('is due for less after a long pause', () => {
    const pacer = new Pacer();
    pacer.begun(-100_000);
    pacer.heard(caption(0, 3000), 3000);
    const dueIn = pacer.dueIn(3000);
    expect(dueIn).toBe(13_000);
    expect(pacer.dueIn(3000 + (dueIn ?? 0))).toBe(0);
  });

  it('waits out the 20 s since the last digest, however quiet it is', () => {
    const pacer = new Pacer();
    pacer.begun(0);
    pacer.heard(caption(0, 3000), 3000);
    expect(pacer.dueIn(3000)).toBe(17_000);
  });

  it('has no digest of a mere "yes" after a pause', () => {
    const pacer = new Pacer();
    pacer.heard(caption(0, 800, 'Yes, yes.'), 800);
    expect(pacer.dueIn(900_000)).toBeNull();
  });

  it('counts the words of Korean and of languages without spaces', () => {
    const korean = new Pacer();
    korean.heard(
      caption(
        0,
        20_000,
        '오늘은 여러분과 함께 새로운 게임을 해 보려고 합니다 정말 재미있을 것 같아요 그렇죠',
      ),
      0,
    );
    expect(korean.dueIn(0)).toBe(0);
    const japanese = new Pacer();
    japanese.heard(caption(0, 20_000, '今日は皆さんと一緒に新しいゲームを遊んでみたいと思います'), 0);
    expect(japanese.dueIn(0)).toBe(0);
  });
});
