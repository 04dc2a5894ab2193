import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deleted, merge, neighbour, split, toLane } from '../../../../src/main/session/editing/changes';
import { happeningsOf, inverse, type Step } from '../../../../src/main/session/editing/step';
import type { SessionHappening } from '../../../../src/shared/session/events';
import {
  applySessionEvent,
  EMPTY_VIEW,
  type Caption,
  type SessionView,
} from '../../../../src/shared/session/session-view';
import { final, OpenFeed, started, takenBack, translated } from './open-feed';

/** The session as private windows have it, beside what is public of it. */
class Both {
  readonly open: OpenFeed;
  view: SessionView = EMPTY_VIEW;
  #seq = 0;

  constructor(holdBackSeconds = 0) {
    this.open = new OpenFeed({ holdBackSeconds });
    this.take(started());
  }

  take(...happenings: SessionHappening[]): void {
    for (const happening of happenings) {
      this.view = applySessionEvent(this.view, { seq: ++this.#seq, happening });
      this.open.take(happening);
    }
  }

  do(step: Step): void {
    this.take(...happeningsOf(step, 'me'));
  }

  caption(id: string): Caption {
    const caption = this.view.captions.find((one) => one.id === id);
    if (!caption) throw new Error(`no caption ${id}`);
    return caption;
  }

  get shown(): string[] {
    return this.open.feed.view.captions.map(({ id, laneId, text }) => `${id} ${laneId}: ${text}`);
  }

  get private(): string[] {
    return this.view.captions.map(({ id, laneId, text }) => `${id} ${laneId}: ${text}`);
  }
}

const parts = (caption: Caption, at: number, id = 'n1'): Step => split(caption, caption.text, at, () => id);

describe('captions that are rearranged', () => {
  it('are so on public pages at once, with one event', () => {
    const both = new Both();
    both.take(final('c1', 'one two'), translated('c1', '하나 둘'), final('c2', 'three'));
    const before = both.open.events.length;
    both.do(parts(both.caption('c1'), 3));
    expect(both.open.events.length).toBe(before + 1);
    expect(both.shown).toEqual(['c1 a: one', 'n1 a: two', 'c2 a: three']);
    both.do(merge(both.caption('n1'), both.caption('c2')));
    expect(both.shown).toEqual(['c1 a: one', 'n1 a: two three']);
    both.do(toLane(both.caption('c1'), 'b'));
    expect(both.shown).toEqual(['c1 b: one', 'n1 a: two three']);
    both.do(deleted(both.caption('c1')));
    expect(both.shown).toEqual(['n1 a: two three']);
    expect(both.open.feed.since('s', 1)).toBeNull();
  });

  it('keep their translations where their words stay, without what was recognised', () => {
    const both = new Both();
    both.take(final('c1', 'one'), translated('c1', '하나'));
    const { text } = both.caption('c1');
    both.do(toLane({ ...both.caption('c1'), original: 'wan' }, 'b'));
    expect(both.open.feed.view.captions).toEqual([
      expect.objectContaining({
        laneId: 'b',
        text,
        translations: [{ language: 'ko', text: '하나', final: true }],
      }),
    ]);
    expect(JSON.stringify(both.open.events)).not.toContain('wan');
  });

  it('are masked by what stands around them now', () => {
    const both = new Both();
    both.open.change({ secrets: ['12 34'] });
    both.take(final('c1', 'code 12'), final('c2', 'no'), final('c3', '34 it is'));
    expect(both.shown).toContain('c1 a: code 12');
    both.do(deleted(both.caption('c2')));
    expect(both.shown).toEqual(['c1 a: code ••', 'c3 a: •• it is']);
  });

  it('wait where their words are held back, and come once', () => {
    const both = new Both(5);
    both.take(final('c1', 'one two'));
    both.open.pass(3000);
    both.take(final('c2', 'three'));
    both.do(merge(both.caption('c1'), both.caption('c2')));
    both.open.pass(2500);
    expect(both.shown).toEqual([]);
    both.open.pass(3000);
    expect(both.shown).toEqual(['c1 a: one two three']);
  });

  it('are never public when they are deleted while they are held back', () => {
    const both = new Both(5);
    both.take(final('c1', 'oh no'));
    const step = deleted(both.caption('c1'));
    both.do(step);
    both.open.pass(60_000);
    expect(both.shown).toEqual([]);
    both.do(inverse(step));
    expect(both.shown).toEqual(['c1 a: oh no']);
  });

  it('come no earlier when deleting them is undone', () => {
    const both = new Both(5);
    both.take(final('c1', 'well'));
    const step = deleted(both.caption('c1'));
    both.do(step);
    both.do(inverse(step));
    expect(both.shown).toEqual([]);
    both.open.pass(5000);
    expect(both.shown).toEqual(['c1 a: well']);
  });

  it('stay away when they are taken back, and so does what they were split from', () => {
    const both = new Both();
    both.take(final('c1', 'fine secret'));
    both.do(parts(both.caption('c1'), 4));
    both.take({ ...takenBack('n1'), related: ['c1'] } as SessionHappening);
    expect(both.shown).toEqual(['c1 a: fine']);
    expect(
      JSON.stringify([both.open.feed.view, both.open.feed.since('s', both.open.feed.view.seq)]),
    ).not.toContain('secret');
  });

  it('are many without anybody being kept waiting for long, and all come', () => {
    const both = new Both();
    both.take(...Array.from({ length: 300 }, (_, at) => final(`c${at}`, `word ${at}`)));
    const captions = both.view.captions.map((caption) => ({ ...caption, text: `${caption.text}!` }));
    both.do({ kind: 'replace', before: both.view.captions, after: captions });
    both.open.pass(100);
    expect(both.shown).toEqual(both.private);
  });
});

const action = fc.record({
  what: fc.constantFrom('say', 'say', 'say', 'split', 'merge', 'lane', 'delete', 'undo', 'wait'),
  at: fc.nat(30),
  by: fc.nat(30),
});

it('whatever is rearranged: pages end up right, and no word is public before its time', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), fc.constantFrom(0, 4), (actions, holdBackSeconds) => {
      const both = new Both(holdBackSeconds);
      const dueAt = new Map<string, number>();
      const steps: Step[] = [];
      let said = 0;
      let made = 0;
      const make = (step: Step): void => {
        both.do(step);
        steps.push(step);
      };
      for (const { what, at, by } of actions) {
        const { captions } = both.view;
        const caption = captions[at % Math.max(1, captions.length)];
        if (what === 'say') {
          const words = [`<${said}x>`, `<${said}y>`];
          for (const word of words) dueAt.set(word, both.open.now + holdBackSeconds * 1000);
          both.take(final(`c${said++}`, words.join(' '), by % 2 ? 'a' : 'b'));
        } else if (what === 'wait') both.open.pass(by * 150);
        else if (what === 'undo') {
          const step = steps.pop();
          if (step) both.do(inverse(step));
        } else if (caption) {
          const next = neighbour(caption, 'next', captions);
          const space = caption.text.indexOf(' ');
          if (what === 'delete') make(deleted(caption));
          if (what === 'lane') make(toLane(caption, caption.laneId === 'a' ? 'b' : 'a'));
          if (what === 'merge' && next) make(merge(caption, next));
          if (what === 'split' && space > 0) make(parts(caption, space, `n${++made}`));
        }
        const shown = JSON.stringify(both.open.feed.view);
        for (const [word, due] of dueAt) if (both.open.now < due) expect(shown).not.toContain(word);
      }
      both.open.pass(60_000);
      expect(both.shown.toSorted()).toEqual(both.private.toSorted());
      expect(both.open.errors).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
