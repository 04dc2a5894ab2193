import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordOf } from '../../../../src/main/storage/record-of';
import { corrected, type CaptionsChanged } from '../../../../src/shared/session/corrected';
import type { SessionHappening } from '../../../../src/shared/session/events';

const LANES = ['host', 'guest'].map((id) => ({
  id,
  name: id,
  colour: 'sky' as const,
  muted: false,
  source: { kind: 'sample' as const },
}));
const text = fc.constantFrom('One.', 'Two words.', 'And three more.');
/** Ids of captions that there are, and of some that there are not. */
const captionId = fc.integer({ min: 0, max: 12 }).map((at) => `c${at}`);
const caption = fc.record({
  id: captionId,
  laneId: fc.constantFrom('host', 'guest'),
  startMs: fc.integer({ min: 0, max: 9 }).map((second) => second * 1000),
  endMs: fc.constant(20_000),
  text,
});
const change = fc.oneof(
  fc.record({ captionId, text }).map((edit) => ({ type: 'caption-edited' as const, ...edit, editor: 'a' })),
  fc
    .record({
      removed: fc.array(captionId, { maxLength: 3 }),
      captions: fc.uniqueArray(caption, { maxLength: 3, selector: ({ id }) => id }),
    })
    .map((parts) => ({ type: 'captions-rearranged' as const, editor: 'a', ...parts })),
);

it('a record that is corrected where it is read is as the store would give it', () => {
  const said: SessionHappening[] = [
    { type: 'session-started', sessionId: 's', startedAt: 0, lanes: LANES },
    ...Array.from({ length: 10 }, (_, at): SessionHappening => {
      const span = { startMs: at * 1000, endMs: at * 1000 + 900 };
      return { type: 'caption-final', captionId: `c${at}`, laneId: 'host', ...span, text: `Caption ${at}.` };
    }),
    { type: 'translation-final', captionId: 'c3', language: 'ko', text: '자막.' },
  ];
  const fold = (happenings: readonly SessionHappening[]) =>
    recordOf(happenings.map((happening, at) => ({ seq: at + 1, happening })));
  const start = fold(said);
  expect(start).not.toBeNull();
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes: CaptionsChanged[]) => {
      const here = changes.reduce(corrected, start!);
      const stored = fold([...said, ...changes]);
      expect(byId(here.captions)).toEqual(byId(stored!.captions));
      expect(here.captions.map(({ startMs }) => startMs)).toEqual(
        stored!.captions.map(({ startMs }) => startMs),
      );
    }),
  );
});

function byId<T extends { readonly id: string }>(captions: readonly T[]): Record<string, T> {
  return Object.fromEntries(captions.map((one) => [one.id, one]));
}
