import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../scripts/crash/random.mjs';
import { judge } from '../../../scripts/crash/verdict.mjs';
import type { SessionHappening } from '../../../src/shared/session/events';
import { ended, final, started } from '../storage/sessions';

const RECOVERED: SessionHappening = {
  type: 'session-ended',
  endedAt: 5000,
  durationMs: 5000,
  reason: 'recovered',
};

interface Row {
  readonly id: string;
  readonly laneId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

function row({ captionId: id, laneId, startMs, endMs, text }: ReturnType<typeof caption>): Row {
  return { id, laneId, startMs, endMs, text };
}

function caption(captionId: string, startMs: number, text = captionId, laneId = 'mic') {
  return { ...final(captionId, startMs, text, laneId), type: 'caption-final' as const, captionId, text };
}

const ONE = caption('one', 0);
const TWO = caption('two', 1000);
/** Was being recognised when the app was killed. */
const THREE = caption('three', 2000);

const WELL = {
  published: [started('s'), ONE, TWO],
  stored: [started('s'), ONE, TWO, RECOVERED, THREE],
  captions: [row(ONE), row(TWO), row(THREE)],
  integrity: 'ok',
  leftOver: [] as string[],
};

describe('the verdict on what a killed session left', () => {
  it('finds nothing where every final is there once', () => {
    expect(judge(WELL)).toEqual([]);
  });

  it.each([
    { what: 'a final that is lost', found: { stored: [started('s'), ONE, RECOVERED] }, says: /lost: two/ },
    { what: 'a final that is in no caption', found: { captions: [row(ONE)] }, says: /lost: two/ },
    {
      what: 'a final that is there twice',
      found: { stored: [...WELL.stored, TWO] },
      says: /more than once: two/,
    },
    {
      what: 'a final with other words',
      found: { captions: [row(ONE), { ...row(TWO), text: 'too' }] },
      says: /other words .*: two/,
    },
    {
      what: 'speech that was captioned again under another name',
      found: { captions: [...WELL.captions, row(caption('again', 1100))] },
      says: /two captions: two and again/,
    },
    {
      what: 'a session that was left open',
      found: { stored: [started('s'), ONE, TWO] },
      says: /ended as nothing/,
    },
    {
      what: 'a session that pretends to have been stopped',
      found: { stored: [started('s'), ONE, TWO, ended(5000)] },
      says: /ended as stopped, not as recovered/,
    },
    {
      what: 'a damaged database',
      found: { integrity: 'wrong # of entries' },
      says: /damaged: wrong # of entries/,
    },
    {
      what: 'sound that stays in the spool',
      found: { leftOver: ['spool/x.sound'] },
      says: /spool\/x\.sound is left/,
    },
  ])('finds $what', ({ found, says }) => {
    expect(judge({ ...WELL, ...found })).toEqual([expect.stringMatching(says)]);
  });

  it('takes two people who speak at once for what they are', () => {
    const other = row(caption('other', 1000, 'other', 'sys'));
    expect(judge({ ...WELL, captions: [...WELL.captions, other] })).toEqual([]);
  });

  it('takes a session that had ended before the kill for what it is', () => {
    const events = [started('s'), ONE, TWO, ended(5000)];
    expect(judge({ ...WELL, published: events, stored: events })).toEqual([]);
  });
});

describe('random moments', () => {
  it('are the same for the same seed, between 0 and 1, and all over', () => {
    const take = (seed: number): number[] => Array.from({ length: 1000 }, randomNumbers(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    const numbers = take(7);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const perTenth = Array.from({ length: 10 }, (_, tenth) =>
      numbers.filter((number) => Math.floor(number * 10) === tenth),
    );
    for (const group of perTenth) expect(group.length).toBeGreaterThan(60);
  });
});
