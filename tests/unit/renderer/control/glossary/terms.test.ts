import { describe, expect, it } from 'vitest';
import {
  addTerms,
  missingTerms,
  MOST_TERMS,
  nextNumber,
  parseTerms,
} from '../../../../../src/renderer/control/glossary/terms';
import { glossarySchema, termSchema } from '../../../../../src/shared/glossary';

describe('parseTerms', () => {
  it('takes one term a line, and the cells of a table', () => {
    expect(parseTerms('  Mina \r\n\n Blade  of Miquella\n번개 창\tSpear\n')).toEqual([
      'Mina',
      'Blade of Miquella',
      '번개 창',
      'Spear',
    ]);
  });

  it('keeps commas, which names may have', () => {
    expect(parseTerms('Tyler, The Creator')).toEqual(['Tyler, The Creator']);
  });

  it('never makes a term that the settings refuse', () => {
    for (const term of parseTerms(`${'x'.repeat(79)} y z\n \n${'가'.repeat(200)}`)) {
      expect(termSchema.parse(term)).toBe(term);
    }
  });
});

describe('addTerms', () => {
  it('adds what is new, in order, and spells nothing twice', () => {
    expect(addTerms(['Mina'], ['Jin', 'mina', 'Jin', 'JIN'])).toEqual(['Mina', 'Jin']);
    // The same letters, composed and not.
    expect(addTerms(['미나'], ['미나'.normalize('NFD')])).toEqual(['미나']);
  });

  it('stops where the settings stop', () => {
    const many = Array.from({ length: MOST_TERMS + 20 }, (_, at) => `term ${at}`);
    const terms = addTerms([], many);
    expect(terms).toHaveLength(MOST_TERMS);
    expect(glossarySchema.safeParse({ id: 'g', name: 'G', terms }).success).toBe(true);
    expect(glossarySchema.safeParse({ id: 'g', name: 'G', terms: many }).success).toBe(false);
  });
});

describe('missingTerms', () => {
  it('proposes only what the glossary does not have', () => {
    expect(missingTerms(['mina'], ['Mina', 'Radahn', 'radahn', 'Jin'])).toEqual(['Radahn', 'Jin']);
  });
});

describe('nextNumber', () => {
  it('finds a name that no glossary has', () => {
    const nameOf = (number: number): string => `Glossary ${number}`;
    const glossary = (name: string) => ({ id: name, name, terms: [] });
    expect(nextNumber([glossary('Default')], nameOf)).toBe(2);
    expect(nextNumber([glossary('Default'), glossary('Glossary 3')], nameOf)).toBe(4);
  });
});
