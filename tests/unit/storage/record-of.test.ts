import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { recordOf, summaryOf } from '../../../src/main/storage/record-of';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { SessionHappening } from '../../../src/shared/session/events';
import {
  added,
  digest,
  ended,
  final,
  gap,
  interim,
  marked,
  numbered,
  paused,
  renamed,
  resumed,
  started,
  struck,
  translated,
  untranslated,
} from './sessions';

const captionId = fc.nat(6).map((id) => `c${id}`);
const atMs = fc.nat(20_000);
const text = fc.string({ unit: 'grapheme', minLength: 1 });
const language = fc.constantFrom('ko', 'ja', 'de');

const happening: fc.Arbitrary<SessionHappening> = fc.oneof(
  fc.tuple(captionId, atMs, text).map((told) => final(...told)),
  atMs.map(gap),
  atMs.map(paused),
  atMs.map(resumed),
  fc.nat(9).map((id) => added(`l${id}`)),
  fc.tuple(fc.constantFrom('mic', 'sys', 'l1', 'l2', 'gone'), text).map((told) => renamed(...told)),
  fc.tuple(captionId, atMs).map(([id, at]) => interim(id, at, 'so far')),
  fc.tuple(captionId, text, language).map((told) => translated(...told)),
  fc.tuple(captionId, language).map((told) => untranslated(...told)),
  fc.tuple(captionId, atMs, text).map((told) => marked(...told)),
  atMs.map((at): SessionHappening => ({ type: 'digest-updated', digest: digest(`d${at}`, at) })),
  // A statement that is brought back has the time at which it was struck out.
  fc.tuple(fc.nat(20), fc.boolean()).map(([at, on]) => {
    const untilMs = at * 1000;
    return struck(`All up to ${untilMs}`, { untilMs, struck: on });
  }),
  fc.nat(1000).map((inputTokens): SessionHappening => ({
    type: 'usage',
    usage: { inputTokens, outputTokens: 7, cost: 0.5 },
  })),
);

describe('recordOf', () => {
  it('gives what the store gives, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), fc.boolean(), (happenings, over) => {
        const events = numbered([started('s'), ...happenings, ...(over ? [ended(30_000)] : [])]);
        const store = new SessionRepository(openDatabase(':memory:'), ':memory:');
        store.append('s', events);
        const record = recordOf(events);
        expect(record).toEqual(store.load('s'));
        const [listed] = store.list(1);
        // A session that ended without words is in no list.
        if (record && listed) expect(summaryOf(record)).toEqual(listed);
        else expect([over, record?.captions]).toEqual([true, []]);
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('knows nothing of a session whose start it was not told', () => {
    expect(recordOf(numbered([final('a', 0, 'x')], 2))).toBeNull();
  });
});
