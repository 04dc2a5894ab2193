import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { salvage } from '../../../src/main/storage/salvage';

const entry = z.object({ id: z.string(), size: z.number().default(1) });
const schema = z.object({
  name: z.string().default('nobody'),
  place: z.object({ x: z.number().default(0), y: z.number().default(0) }).prefault({}),
  choice: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('one') }),
      z.object({ kind: z.literal('two'), of: z.string() }),
    ])
    .default({ kind: 'one' }),
  entries: z
    .array(entry)
    .min(1)
    .max(3)
    .default([{ id: 'first', size: 1 }]),
  words: z.array(z.string()).default([]),
  maybe: z.string().optional(),
});
const STANDARD = schema.parse({});

describe('salvage', () => {
  it('keeps all of what is right, and changes nothing of what it was given', () => {
    const given = { name: 'me', place: { x: 1 }, words: ['a'] };
    expect(salvage(schema, given)).toEqual({
      value: { ...STANDARD, name: 'me', place: { x: 1, y: 0 }, words: ['a'] },
      lost: [],
    });
    const bad = { words: ['a', 1] };
    salvage(schema, bad);
    expect(bad).toEqual({ words: ['a', 1] });
  });

  it.each<[string, object, Partial<typeof STANDARD>, string[]]>([
    ['a value', { name: 5, maybe: 'yes' }, { maybe: 'yes' }, ['name']],
    ['null', { name: null, maybe: null }, {}, ['name', 'maybe']],
    ['a value of a group', { place: { x: 'far', y: 2 } }, { place: { x: 0, y: 2 } }, ['place.x']],
    ['a group', { place: 'here', name: 'me' }, { name: 'me' }, ['place']],
    ['a choice that is not known', { choice: { kind: 'three' } }, {}, ['choice']],
    ['a choice that is not whole', { choice: { kind: 'two' } }, {}, ['choice']],
    [
      'values of a list',
      { words: [1, 'a', null, 'b', {}] },
      { words: ['a', 'b'] },
      ['words.0', 'words.2', 'words.4'],
    ],
    [
      'an entry that is not whole',
      { entries: [{ size: 2 }, { id: 'b', size: 3 }] },
      { entries: [{ id: 'b', size: 3 }] },
      ['entries.0'],
    ],
    [
      'a value of an entry',
      { entries: [{ id: 'a', size: 'large' }] },
      { entries: [{ id: 'a', size: 1 }] },
      ['entries.0.size'],
    ],
    ['the last entry', { entries: [7] }, {}, ['entries']],
    [
      'entries that are too many',
      { entries: ['a', 'b', 'c', 'd'].map((id) => ({ id })) },
      { entries: ['a', 'b', 'c'].map((id) => ({ id, size: 1 })) },
      ['entries'],
    ],
    [
      'bad entries of too many, and no good one for them',
      { entries: [{ id: 'a' }, 7, { id: 'b' }, { id: 'c' }] },
      { entries: ['a', 'b', 'c'].map((id) => ({ id, size: 1 })) },
      ['entries.1'],
    ],
    [
      'bad entries and what is still too much',
      { entries: [7, { id: 'a' }, 8, { id: 'b' }, { id: 'c' }, { id: 'd' }] },
      { entries: ['a', 'b', 'c'].map((id) => ({ id, size: 1 })) },
      ['entries'],
    ],
    ['what is in itself', JSON.parse('{"__proto__": {"name": 1}, "name": "me"}'), { name: 'me' }, []],
  ])('gives up %s, and nothing else', (_what, given, kept, lost) => {
    const salvaged = salvage(schema, given);
    expect(salvaged?.value).toEqual({ ...STANDARD, ...kept });
    expect(salvaged?.lost).toEqual(lost);
  });

  it.each([[null], [5], ['text'], [[]]])('has no use for %j', (given) => {
    expect(salvage(schema, given)).toBeNull();
  });

  it('names each of very many values', () => {
    const { lost = [] } = salvage(schema, { words: Array.from({ length: 100_000 }, () => 1) }) ?? {};
    expect(lost).toHaveLength(100_000);
  });

  it('has no use for what lacks a value that has no default', () => {
    expect(salvage(z.object({ id: z.string() }), { id: 5 })).toBeNull();
  });
});
