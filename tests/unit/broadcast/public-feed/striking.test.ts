import { describe, expect, it } from 'vitest';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { digested, digestOf, final, OpenFeed, started, takenBack } from './open-feed';

function struck(text: string, on = true, untilMs = 60_000): SessionHappening {
  return { type: 'statement-struck', text, captionIds: ['c1'], untilMs, struck: on };
}

describe('what is struck out', () => {
  it('is gone from the public digest at once, and its words are told nobody', () => {
    const open = new OpenFeed();
    open.take(started(), final('c1', 'hello'), digested('c1', 'wrong'));
    expect(open.feed.view.digest?.summary).toHaveLength(1);
    open.take(struck('Wrong!'));
    expect(open.feed.view.digest).toMatchObject({ summary: [], situation: null, highlights: [] });
    expect(open.feed.view.struck).toEqual([]);
    expect(open.told).not.toContain('statement-struck');
    // Nobody who comes back is told of the digest that had it.
    expect(open.feed.since('s', 2)).toBeNull();
    open.take(struck('wrong', false));
    expect(open.feed.view.digest?.summary[0]?.text).toBe('wrong');
  });

  it('never becomes public while it is held back', () => {
    const open = new OpenFeed({ holdBackSeconds: 10 });
    open.take(started(), final('c1', 'hello'), digested('c1', 'wrong'));
    open.take(struck('wrong'));
    open.pass(60_000);
    expect(open.feed.view.digest).toMatchObject({ summary: [], situation: null, highlights: [] });
    const texts = open.events.map(({ event }) => JSON.stringify(event));
    // Keywords are no statements.
    expect(texts.filter((text) => text.includes('"text":"wrong"'))).toEqual([]);
  });

  it('is forgotten with what is taken back', () => {
    const open = new OpenFeed();
    open.take(started(), final('c1', 'hello'), struck('wrong'), takenBack('c1'), final('c2', 'so'));
    open.take(digested('c2', 'wrong'));
    expect(open.feed.view.digest?.summary[0]?.text).toBe('wrong');
  });
});

it('the note of a mark is in no public digest', () => {
  const open = new OpenFeed();
  const digest = digestOf('c1', 'hello');
  const highlights = digest.highlights.map((one) => ({ ...one, note: 'private' }));
  open.take(started(), final('c1', 'hello'), { type: 'digest-updated', digest: { ...digest, highlights } });
  expect(open.feed.view.digest?.highlights).toHaveLength(1);
  expect(JSON.stringify(open.events)).not.toContain('private');
});
