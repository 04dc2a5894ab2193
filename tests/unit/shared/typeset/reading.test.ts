import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reading, type ReadLine, type ReadingOptions } from '../../../../src/shared/typeset/reading';

const TWO: ReadingOptions = { lines: 2, flow: 'roll-up' };
const PAGES: ReadingOptions = { lines: 2, flow: 'pop-on' };

/** Lines of a caption, 42 columns each: two seconds to read. */
function caption(id: string, count: number, grown = false): ReadLine[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `${id}#${at}`,
    captionId: id,
    columns: 42,
    grown,
  }));
}

/** What shows from now on, as often as it changes, when nothing more comes. */
function course(reading: Reading, lines: readonly ReadLine[], from: number, options: ReadingOptions) {
  const seen: { readonly at: number; readonly keys: string[] }[] = [];
  let at = from;
  for (;;) {
    const now = reading.take(lines, at, options);
    seen.push({ at, keys: lines.slice(now.from, now.to).map(({ key }) => key) });
    if (now.nextInMs === null) return seen;
    at += now.nextInMs;
  }
}

describe('Reading', () => {
  it('shows every line of a caption that comes whole, each as long as it takes to read', () => {
    expect(course(new Reading(), caption('a', 4), 0, TWO)).toEqual([
      { at: 0, keys: ['a#0', 'a#1'] },
      { at: 2000, keys: ['a#1', 'a#2'] },
      { at: 4000, keys: ['a#2', 'a#3'] },
    ]);
  });

  it('turns pages of one caption after the other', () => {
    const lines = [...caption('a', 3), ...caption('b', 1)];
    expect(course(new Reading(), lines, 0, PAGES)).toEqual([
      { at: 0, keys: ['a#0', 'a#1'] },
      { at: 3000, keys: ['a#2'] },
      { at: 5000, keys: ['b#0'] },
    ]);
  });

  it('does not let words wait that are captioned as they are spoken', () => {
    const reading = new Reading();
    for (let count = 1; count <= 8; count++) {
      // Somebody who speaks fast fills a line in two and a half seconds.
      const { to, nextInMs } = reading.take(caption('a', count, true), count * 2500, TWO);
      expect([to, nextInMs]).toEqual([count, null]);
    }
  });

  it('lets nothing wait longer than six seconds, however much comes at once', () => {
    const seen = course(new Reading(), caption('a', 12), 0, TWO);
    expect(seen.at(-1)?.at).toBeLessThanOrEqual(6000 * 3);
    const pressed = course(new Reading(), [...caption('a', 30)], 0, TWO);
    expect(pressed[1]?.at).toBeLessThanOrEqual(6000 / 28);
  });

  it('does not fall behind more and more while somebody speaks faster than anybody reads', () => {
    const reading = new Reading();
    const spoken: ReadLine[] = [];
    let at = 0;
    let most = 0;
    for (let round = 0; round < 100; round++) {
      // Four lines every four seconds; reading them takes eight.
      spoken.push(...caption(`c${round}`, 4));
      for (const end = at + 4000; at < end; at += 50) {
        const { to } = reading.take(spoken, at, TWO);
        most = Math.max(most, spoken.length - to);
      }
    }
    expect(most).toBeLessThanOrEqual(8);
  });

  it('goes on where it was when captions change, shrink and vanish', () => {
    const reading = new Reading();
    reading.take([...caption('a', 2), ...caption('b', 2)], 0, TWO);
    expect(reading.take([...caption('a', 2), ...caption('b', 1)], 3000, TWO)).toMatchObject({ to: 3 });
    expect(reading.take(caption('a', 2), 3100, TWO)).toEqual({ from: 0, to: 2, nextInMs: null });
    expect(reading.take([], 3200, TWO)).toEqual({ from: 0, to: 0, nextInMs: null });
    expect(reading.take(caption('new', 1), 3300, TWO)).toEqual({ from: 0, to: 1, nextInMs: null });
  });

  it('gives every line its turn, in order, and ends', () => {
    const lines = fc.array(
      fc.record({ columns: fc.integer({ min: 0, max: 200 }), grown: fc.boolean(), id: fc.nat(3) }),
      { maxLength: 40 },
    );
    const options = fc.record({
      lines: fc.integer({ min: 1, max: 4 }),
      flow: fc.constantFrom('roll-up' as const, 'pop-on' as const),
    });
    fc.assert(
      fc.property(lines, options, (given, how) => {
        const ordered = given
          .toSorted((a, b) => a.id - b.id)
          .map(({ columns, grown, id }, at) => ({ key: `${at}`, captionId: `c${id}`, columns, grown }));
        const seen = course(new Reading(), ordered, 0, how);
        const shown = seen.flatMap(({ keys }) => keys);
        expect([...new Set(shown)]).toEqual(ordered.map(({ key }) => key));
        for (const { keys } of seen) expect(keys.length).toBeLessThanOrEqual(how.lines);
      }),
    );
  });
});
