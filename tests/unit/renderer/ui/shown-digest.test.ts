import { describe, expect, it } from 'vitest';
import { shownDigest } from '../../../../src/renderer/ui/shown-digest';
import type { Digest, DigestContent } from '../../../../src/shared/session/digest';
import { EMPTY_DIGEST_CONTENT } from '../../../fakes/empty-digest';

const statement = (text: string) => ({ text, captionIds: ['c1'] });

const LAST: Digest = {
  id: 'd1',
  fromMs: 0,
  untilMs: 20_000,
  language: 'en',
  author: { engine: 'server', model: 'm' },
  situation: statement('Waiting.'),
  summary: [statement('One.'), statement('Two.'), statement('Three.')],
  keywords: ['boss', 'spear', 'ring'],
  highlights: [{ captionId: 'c1', atMs: 0, text: 'Greed', why: '' }],
};

function next(content: Partial<DigestContent>) {
  return { id: 'd2', content: { ...EMPTY_DIGEST_CONTENT, ...content } };
}

describe('shownDigest', () => {
  it('is nothing until there is something to say', () => {
    expect(shownDigest(null, null)).toBeNull();
    expect(shownDigest(null, next({}))).toBeNull();
    expect(shownDigest({ ...LAST, ...EMPTY_DIGEST_CONTENT }, null)).toBeNull();
  });

  it('shows the last digest as it is while no other one comes', () => {
    const shown = shownDigest(LAST, null);
    expect(shown?.situation).toEqual({ value: LAST.situation, stamp: 'd1', draft: false });
    expect(shown?.summary.map(({ value }) => value.text)).toEqual(['One.', 'Two.', 'Three.']);
    expect(shown?.highlights).toHaveLength(1);
  });

  it('puts a draft in the place of what it replaces, and keeps the rest until the draft has come so far', () => {
    const shown = shownDigest(LAST, next({ situation: statement('Now'), summary: [statement('Other.')] }));
    expect(shown?.situation).toMatchObject({ value: { text: 'Now' }, stamp: 'd2', draft: true });
    expect(shown?.summary.map(({ value, draft }) => [value.text, draft])).toEqual([
      ['Other.', true],
      ['Two.', false],
      ['Three.', false],
    ]);
    expect(shown?.keywords.every(({ draft }) => !draft)).toBe(true);
  });

  it('says nothing twice when the draft says what stood further down', () => {
    const shown = shownDigest(LAST, next({ keywords: ['ring'] }));
    expect(shown?.keywords.map(({ value }) => value)).toEqual(['ring', 'spear']);
  });

  it('shows the first digest while it streams in', () => {
    const shown = shownDigest(null, next({ keywords: ['boss'] }));
    expect(shown?.keywords).toEqual([{ value: 'boss', stamp: 'd2', draft: true }]);
    expect(shown?.situation).toBeNull();
  });
});

it('leaves out what is struck out, of the last digest and of the one that streams in', () => {
  const struck = [
    { text: 'two!', captionIds: ['c1'], untilMs: 0 },
    { text: 'Waiting', captionIds: ['c1'], untilMs: 0 },
  ];
  const shown = shownDigest(LAST, null, struck);
  expect(shown?.situation).toBeNull();
  expect(shown?.summary.map(({ value }) => value.text)).toEqual(['One.', 'Three.']);
  const coming = shownDigest(LAST, next({ summary: [statement('Two.'), statement('New.')] }), struck);
  expect(coming?.summary.map(({ value }) => value.text)).toEqual(['New.', 'Three.']);
});
