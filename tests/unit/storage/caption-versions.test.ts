import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { CaptionChange } from '../../../src/shared/session/recaptioning';
import { ended, final, numbered, started } from './sessions';

const change = (captionId: string, startMs: number, before: string | null, after: string): CaptionChange => ({
  captionId,
  laneId: 'mic',
  startMs,
  endMs: startMs + 900.5,
  before,
  after,
  corrected: false,
});

function open() {
  const store = new SessionRepository(openDatabase(':memory:'), ':memory:');
  store.append(
    's',
    numbered([
      started('s'),
      final('a', 0, 'one'),
      final('b', 5000, 'too'),
      final('c', 9000, 'tree'),
      ended(9999),
    ]),
  );
  return store;
}

const PROPOSED = [
  change('b', 5000, 'too', 'two'),
  change('c', 9000, 'tree', 'three'),
  change('d', 12_000, null, 'four'),
];

it('what would be otherwise is kept until it is settled; then how the accepted ones were', () => {
  const store = open();
  expect(store.loadVersions('s')).toBeNull();
  store.proposeVersion('s', { madeAt: 1, engine: 'old', proposed: [change('a', 0, 'one', 'won')] });
  store.proposeVersion('s', { madeAt: 2, engine: 'new', proposed: PROPOSED });
  expect(store.loadVersions('s')).toEqual({ madeAt: 2, engine: 'new', proposed: PROPOSED, accepted: [] });
  store.settleVersion('s', ['b']);
  expect(store.loadVersions('s')).toMatchObject({ proposed: [], accepted: [PROPOSED[0]] });
  // Accepted twice: the first is how it was.
  store.proposeVersion('s', { madeAt: 3, engine: 'newer', proposed: [change('b', 5000, 'two', 'Two.')] });
  store.settleVersion('s', ['b']);
  expect(store.loadVersions('s')?.accepted).toEqual([change('b', 5000, 'too', 'Two.')]);
  store.forgetVersions('s');
  expect(store.loadVersions('s')).toMatchObject({ engine: 'newer', proposed: [], accepted: [] });
});

it('versions of what is taken back, and of what stands close to it, are gone', () => {
  const store = open();
  store.proposeVersion('s', { madeAt: 2, engine: 'new', proposed: PROPOSED });
  store.settleVersion('s', ['b', 'c']);
  store.proposeVersion('s', { madeAt: 3, engine: 'new', proposed: [change('c', 9000, 'three', 'Three')] });
  store.appendLate('s', [
    { type: 'caption-taken-back', captionId: 'c', laneId: 'mic', startMs: 9000, endMs: 9900.5 },
  ]);
  expect(store.loadVersions('s')).toMatchObject({ proposed: [], accepted: [PROPOSED[0]] });
});

it('versions go with their session, and none are kept of one that is not there', () => {
  const store = open();
  store.proposeVersion('s', { madeAt: 2, engine: 'new', proposed: PROPOSED });
  store.delete('s');
  expect(store.loadVersions('s')).toBeNull();
  expect(() => store.proposeVersion('s', { madeAt: 2, engine: 'new', proposed: PROPOSED })).toThrow(
    'session-missing',
  );
});
