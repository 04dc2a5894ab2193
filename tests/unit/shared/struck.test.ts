import { describe, expect, it } from 'vitest';
import { applySessionEvent, EMPTY_VIEW } from '../../../src/shared/session/session-view';
import { plainWords, withoutStruck, withStruck, type Struck } from '../../../src/shared/session/struck';
import { withoutTakenBack } from '../../../src/shared/session/taking-back';
import { digest, numbered, started, struck } from '../storage/sessions';

const one: Struck = { text: 'We won, 3:1!', captionIds: ['a'], untilMs: 5 };

describe('plain words', () => {
  it.each([
    ['We won, 3:1!', 'we won 3 1'],
    ['  우승은  도현이! ', '우승은 도현이'],
    ['  🎉 ', '🎉'],
  ])('of %s', (text, words) => expect(plainWords(text)).toBe(words));
});

describe('what is struck out', () => {
  it('is known by its words, each once, and so many at most', () => {
    expect(withStruck([one], { ...one, text: 'we won 3 1' }, true)).toHaveLength(1);
    expect(withStruck([one], { ...one, text: 'WE WON 3:1' }, false)).toEqual([]);
    const all = Array.from({ length: 300 }).reduce<Struck[]>(
      (list, _, n) => withStruck(list, { ...one, text: `number ${n}` }, true),
      [],
    );
    expect([all.length, all.at(-1)?.text]).toEqual([200, 'number 299']);
  });

  it('leaves the rest of a digest as it is', () => {
    const made = digest('d', 1000);
    expect(withoutStruck(made, [])).toEqual(made);
    expect(withoutStruck(made, [{ ...one, text: 'it begins' }])).toEqual({ ...made, highlights: [] });
  });

  it('is in the view until it is brought back; the digest stays for that', () => {
    const events = numbered([
      started('s'),
      { type: 'digest-updated', digest: digest('d', 1000) },
      struck('It begins'),
      struck('it begins!', { struck: false }),
    ]);
    const views = events.map((_, at) => events.slice(0, at + 1).reduce(applySessionEvent, EMPTY_VIEW));
    expect(views[2]?.struck).toEqual([{ text: 'It begins', captionIds: ['a'], untilMs: 5000 }]);
    expect(views[2]?.digest?.highlights).toHaveLength(1);
    expect(views[3]?.struck).toEqual([]);
  });

  it('goes where something is taken back of which it may tell', () => {
    const [event] = numbered([struck('It begins', { untilMs: 5000 })], 7);
    const place = { id: 'x', laneId: 'mic', startMs: 4000, endMs: 4500 };
    expect(withoutTakenBack(event!, [place])).toMatchObject({ seq: 7, happening: { captionId: 'x' } });
    expect(withoutTakenBack(event!, [{ ...place, startMs: 6000 }])).toBe(event);
  });
});
