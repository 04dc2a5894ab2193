import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SessionEvent } from '../../../../src/shared/session/events';
import {
  digested,
  edited,
  ended,
  final,
  interim,
  OpenFeed,
  started,
  takenBack,
  translated,
} from './open-feed';

const SECRETS = ['ki mi', 'xo', 'zu zu zu'];
const word = fc.constantFrom('ki', 'mi', 'xo', 'zu', 'ok', 'no');
const caption = fc.nat(11);
const said = { caption, words: fc.array(word, { maxLength: 4 }), at: fc.nat(4) };

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('interim'), ...said }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('final'), ...said }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('translate'), ...said }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit'), ...said }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('digest'), ...said }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-back'), caption }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(6_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold'), seconds: fc.constantFrom(0, 2, 5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('shows'), shows: fc.constantFrom('finals', 'stable') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('secret'), secret: fc.constantFrom(...SECRETS) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'next session' } as const) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** One run of the feed, with what must be true of it whenever something was done. */
class Run {
  readonly open = new OpenFeed();
  #sessions = 0;
  /** Tokens that only the texts of one caption hold. */
  readonly #gone = new Set<string>();
  /** Captions that are not final. */
  readonly #speaking = new Set<number>();
  readonly #final = new Set<number>();
  #checked = 0;

  do(one: Action): void {
    const { open } = this;
    switch (one.do) {
      case 'interim':
        if (!this.#final.has(one.caption)) this.#speaking.add(one.caption);
        return open.take(interim(this.#id(one.caption), this.#text(one), 'xo', laneOf(one.caption)));
      case 'final':
        this.#final.add(one.caption);
        this.#speaking.delete(one.caption);
        return open.take(final(this.#id(one.caption), this.#text(one), laneOf(one.caption)));
      case 'translate':
        return open.take(translated(this.#id(one.caption), this.#text(one)));
      case 'edit':
        return open.take(edited(this.#id(one.caption), this.#text(one)));
      case 'digest':
        // One that was made of what was taken back is not made.
        return this.#gone.has(this.#token(one.caption))
          ? undefined
          : open.take(digested(this.#id(one.caption), this.#text(one)));
      case 'take-back':
        this.#final.add(one.caption);
        this.#speaking.delete(one.caption);
        this.#gone.add(this.#token(one.caption));
        return open.take(takenBack(this.#id(one.caption), laneOf(one.caption)));
      case 'wait':
        return open.pass(one.ms);
      case 'hold':
        return open.change({ holdBackSeconds: one.seconds });
      case 'shows':
        return open.change({ shows: one.shows });
      case 'secret':
        return open.change({ secrets: [...new Set([...open.settings.secrets, one.secret])] });
      case 'next session':
        if (this.#sessions > 0) open.take(ended);
        this.#speaking.clear();
        this.#final.clear();
        return open.take(started(`s${++this.#sessions}`));
    }
  }

  check(): void {
    const { feed, events: told } = this.open;
    const { view } = feed;
    const first = Array.from({ length: view.seq + 1 }, (_, seq) => seq);
    const kept = first.map((seq) => feed.since(view.sessionId ?? '', seq)).find((events) => events !== null);
    const fresh = told.slice(this.#checked).map(({ event }) => event);
    this.#checked = told.length;
    for (const text of texts([view, kept])) {
      expect([...this.#gone].filter((token) => text.includes(token))).toEqual([]);
    }
    for (const text of texts([view, kept, fresh])) {
      expect(this.open.settings.secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
    // What is being said has its place between them, and may not be public yet.
    if (this.#speaking.size > 0 || feed.held.captions > 0) return;
    for (const lane of ['a', 'b']) {
      const captions = view.captions.filter(({ laneId }) => laneId === lane);
      const shown = captions.map(({ text }) => text).join(' ');
      expect(this.open.settings.secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    }
  }

  /** Another one in each session; its number says where it lies. */
  #id(at: number): string {
    return `${'s'.repeat(this.#sessions)}c${at}`;
  }

  #token(at: number): string {
    return `<${this.#id(at)}>`;
  }

  #text({ words, at, caption: number }: { words: readonly string[]; at: number; caption: number }): string {
    return words.toSpliced(at, 0, this.#token(number)).join(' ');
  }
}

function laneOf(at: number): string {
  return at % 2 === 0 ? 'a' : 'b';
}

/** All strings in it that are somebody's words. */
function texts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['captionId', 'id', 'sessionId'].includes(key) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'captionIds' ? [] : texts(inner, name)));
}

function bySession(events: readonly SessionEvent[]): number[][] {
  const sessions: number[][] = [];
  for (const { seq, happening } of events) {
    if (happening.type === 'session-started') sessions.push([]);
    sessions.at(-1)?.push(seq);
  }
  return sessions;
}

it('tells nothing that is masked or was taken back, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60, size: 'max' }), (actions) => {
      const run = new Run();
      run.do({ do: 'next session' });
      for (const one of actions) {
        run.do(one);
        run.check();
      }
      run.open.pass(60_000);
      run.check();
      const { events, errors } = run.open;
      expect(errors).toEqual([]);
      for (const seqs of bySession(events.map(({ event }) => event))) {
        expect(seqs).toEqual(seqs.map((_, at) => at + 1));
      }
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((left, right) => left - right));
    }),
    { numRuns: Number(process.env['JAMAK_RUNS'] ?? 150) },
  );
});
