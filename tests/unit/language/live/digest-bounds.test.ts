import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundDigest, citedIn, countWithin } from '../../../../src/main/language/live/digest-bounds';
import { DigestHistory } from '../../../../src/main/language/live/digest-history';
import { digestContentSchema, type Digest } from '../../../../src/shared/session/digest';

const ids = fc.constantFrom('a', 'b', 'c', 'made-up', '');
const statement = fc.record({ text: fc.string(), captionIds: fc.array(ids) });
const content = fc.record({
  summary: fc.array(statement),
  situation: fc.option(statement),
  keywords: fc.array(fc.string(), { maxLength: 40 }),
  highlights: fc.array(fc.record({ captionId: ids, atMs: fc.nat(), text: fc.string(), why: fc.string() }), {
    maxLength: 20,
  }),
});
const moments = new Map([
  ['a', 0],
  ['b', 2000],
  ['c', 4000],
]);

describe('boundDigest', () => {
  it('makes of anything a digest that is well-formed, bounded and cites only what exists', () => {
    fc.assert(
      fc.property(content, (made) => {
        const bound = boundDigest(made, moments);
        expect(digestContentSchema.parse(bound)).toEqual(bound);
        for (const id of citedIn(bound)) expect(moments.has(id)).toBe(true);
        for (const { captionId, atMs } of bound.highlights) expect(atMs).toBe(moments.get(captionId));
        expect(bound.summary.length).toBeLessThanOrEqual(3);
        expect(bound.keywords.length).toBeLessThanOrEqual(12);
        expect(bound.highlights.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('leaves a right digest as it is', () => {
    const right = {
      summary: [{ text: 'They won.', captionIds: ['a', 'b'] }],
      situation: { text: 'They celebrate.', captionIds: ['c'] },
      keywords: ['win'],
      highlights: [{ captionId: 'b', atMs: 2000, text: 'The goal', why: 'It decided the game' }],
    };
    expect(boundDigest(right, moments)).toEqual(right);
  });
});

describe('countWithin', () => {
  const caption = (text: string) => ({ id: text, startMs: 0, endMs: 1, text, speaker: '' });
  it('counts captions until the tokens are used up, but always one', () => {
    expect(countWithin([caption('12345678'), caption('12345678'), caption('1')], 12)).toBe(2);
    expect(countWithin([caption('x'.repeat(400)), caption('1')], 4)).toBe(1);
    expect(countWithin([], 4)).toBe(0);
  });
});

describe('DigestHistory', () => {
  const digest = (index: number): Digest => ({
    summary: [1, 2, 3].map((bullet) => ({ text: `${index}.${bullet}`, captionIds: [`c${index}`] })),
    situation: { text: `now ${index}`, captionIds: [`c${index}`] },
    keywords: ['k'],
    highlights: [],
    id: `d${index}`,
    fromMs: index * 20_000,
    untilMs: (index + 1) * 20_000,
    language: 'en',
    author: { engine: 'embedded', model: '' },
  });

  it('keeps the newest whole and the gist of the others, evenly spread', () => {
    const history = new DigestHistory();
    for (let index = 0; index < 900; index++) {
      history.add(digest(index));
      const statements = history.digests.flatMap(({ summary, situation }) => [...summary, situation]);
      expect(statements.length).toBeLessThanOrEqual(40);
    }
    expect(history.newest).toEqual(digest(899));
    expect(history.digests.at(-2)).toMatchObject({ id: 'd898', summary: [{ text: '898.1' }], keywords: [] });
    const indices = history.digests.map(({ fromMs }) => fromMs / 20_000);
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    expect(indices[0]).toBe(0);
    const holes = indices.slice(1).map((index, at) => index - indices[at]!);
    expect(Math.max(...holes)).toBeLessThanOrEqual(130);
  });

  it('has one whole again once those after it are gone, and keeps nothing of them', () => {
    const told = (index: number): Digest => ({
      ...digest(index),
      keywords: [`word ${index}`],
      highlights: [{ captionId: `c${index}`, atMs: index * 20_000, text: `moment ${index}`, why: '' }],
    });
    const history = new DigestHistory();
    for (let index = 0; index < 12; index++) history.add(told(index));
    history.remove(({ id }) => id === 'd11');
    expect(history.newest).toEqual(told(10));
    history.remove(({ untilMs }) => untilMs >= told(4).untilMs);
    expect(history.newest).toEqual(told(3));
    expect(JSON.stringify(history.digests)).not.toMatch(/moment 4|d4/);
    history.add({ ...told(20), summary: told(4).summary });
    expect(history.digests.map(({ id }) => id)).toEqual(['d0', 'd1', 'd2', 'd3', 'd20']);
    history.add(told(21));
    // What it tells is news beside the one before it, not beside one that is gone.
    expect(history.digests.at(-2)).toMatchObject({ id: 'd20', summary: [{ text: '4.1' }], highlights: [] });
    history.remove(() => true);
    expect([history.newest, history.digests]).toEqual([null, []]);
  });
});
