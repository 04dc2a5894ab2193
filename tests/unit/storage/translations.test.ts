import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import { final, numbered, started, translated, untranslated } from './sessions';

function openRepository(): { readonly store: SessionRepository } {
  return { store: new SessionRepository(openDatabase(':memory:'), ':memory:') };
}

describe('a translation', () => {
  it('keeps which translation is missing, until there is one', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'one'), final('b', 1, 'two')]));
    store.append('s', numbered([untranslated('a'), untranslated('b'), translated('b', '둘')], 4));
    expect(store.load('s')?.captions.map(({ translations }) => translations)).toEqual([
      [{ language: 'ko', text: '', final: true }],
      [{ language: 'ko', text: '둘', final: true }],
    ]);
  });

  it('attaches no translation to a caption of the same id in another session', () => {
    const { store } = openRepository();
    store.append('s', numbered([started('s'), final('a', 0, 'one'), translated('a', '하나')]));
    store.append('other', numbered([started('other'), final('a', 0, 'one')]));
    expect(store.load('other')?.captions[0]).not.toHaveProperty('translations');
  });
});
