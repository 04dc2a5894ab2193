import { describe, expect, it } from 'vitest';
import { References } from '../../../../src/main/language/outputs/references';

describe('labels', () => {
  const references = new References();
  for (let index = 1; index <= 12; index++) {
    references.add('c', { captionIds: [`id-${index}`], span: null, text: '' });
  }
  const idsOf = (...cites: string[]): string[] =>
    references.cited(cites).flatMap(({ captionIds }) => captionIds);

  it('are counted from one for each letter', () => {
    const fresh = new References();
    const referent = { captionIds: [], span: null, text: '' };
    expect([fresh.add('c', referent), fresh.add('p', referent), fresh.add('c', referent)]).toEqual([
      'c1',
      'p1',
      'c2',
    ]);
  });

  it.each([[['c3']], [['[c3]']], [['C3']], [['3']], [['see c3']], [['c3', 'c3']]])('reads %j', (cites) => {
    expect(idsOf(...cites)).toEqual(['id-3']);
  });

  it('reads several in one, in the order in which they were added', () => {
    expect(idsOf('[c4][c2], c11')).toEqual(['id-2', 'id-4', 'id-11']);
  });

  it('passes over what does not exist', () => {
    expect(idsOf('c99', 'id-3', 'x1', '', 'c0')).toEqual([]);
  });
});
