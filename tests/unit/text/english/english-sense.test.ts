import { describe, expect, it } from 'vitest';
import { isEveryday, stem } from '../../../../src/main/text/english/english-sense';

describe('stem', () => {
  it.each([
    ['captions', 'caption'],
    ['tries', 'try'],
    ['boxes', 'box'],
    ['stopped', 'stopping'],
    ['making', 'make'],
    ['recorded', 'record'],
    ["children's", 'children'],
    ['shelves', 'shelve'],
  ])('%s as %s', (left, right) => {
    expect(stem(left)).toBe(stem(right));
  });

  it.each([
    ['bus', 'bu'],
    ['glass', 'gla'],
    ['thing', 'th'],
    ['need', 'ne'],
  ])('leaves %s whole', (word, part) => {
    expect(stem(word)).not.toBe(stem(part));
  });
});

describe('isEveryday', () => {
  it('knows ordinary words and their inflections, and no names', () => {
    expect(['game', 'Games', 'running', 'whispered'].every(isEveryday)).toBe(true);
    expect(['Ryzen', 'Jamak', 'kilohertz'].some(isEveryday)).toBe(false);
  });
});
