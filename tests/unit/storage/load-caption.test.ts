import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { ended, final, numbered, started, translated } from './sessions';

it('one caption is loaded as it is in the whole session, and none that is elsewhere', () => {
  const store = new SessionRepository(openDatabase(':memory:'), ':memory:');
  store.append(
    's',
    numbered([
      started('s'),
      ...Array.from({ length: 5 }, (_, at) => final(`c${at}`, at * 1000, `Caption ${at}.`)),
      translated('c1', '하나'),
      { type: 'caption-edited', captionId: 'c2', text: 'Corrected.', editor: 'me' },
      {
        type: 'captions-rearranged',
        editor: 'me',
        removed: ['c4'],
        captions: [
          { id: 'c3', laneId: 'sys', startMs: 3000, endMs: 4900, text: 'Merged.', madeOf: ['c3', 'c4'] },
        ],
      },
      ended(5000),
    ]),
  );
  store.append(
    'other',
    numbered([started('other'), final('c9', 0, 'Elsewhere.'), translated('c1', '다른 곳')]),
  );
  for (const id of ['c0', 'c1', 'c2', 'c3', 'c4', 'c9']) {
    const whole = store.load('s')?.captions.find((caption) => caption.id === id) ?? null;
    expect(store.loadCaption('s', id)).toEqual(whole);
  }
  expect(store.loadCaption('s', 'c3')).toMatchObject({ text: 'Merged.', madeOf: ['c3', 'c4'] });
  store.history.discard('s', 1);
  expect(store.loadCaption('s', 'c0')).toBeNull();
});
