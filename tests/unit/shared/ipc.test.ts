import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { captureMessageSchema } from '../../../src/shared/capture';
import { REQUESTS } from '../../../src/shared/ipc';
import { unbounded } from './unbounded';

describe('what a window may send', () => {
  it.each(Object.entries(REQUESTS))('has a bound in every part: %s', (_name, { input }) => {
    expect(unbounded(input)).toEqual([]);
  });

  it('has a bound in every part when it comes from the capture window', () => {
    expect(unbounded(captureMessageSchema)).toEqual([]);
  });
});

describe('the search for missing bounds', () => {
  it.each<[string, z.ZodType, string[]]>([
    ['a text', z.object({ name: z.string() }), ['name']],
    ['a text with a pattern only', z.string().regex(/^a+$/), ['(all of it)']],
    ['an address', z.object({ url: z.url() }), ['url']],
    ['a list', z.object({ list: z.array(z.boolean()) }), ['list']],
    ['what is in a list', z.array(z.object({ name: z.string() })).max(3), ['[].name']],
    ['a number', z.object({ seq: z.number() }), ['seq']],
    ['a number with one bound', z.number().nonnegative(), ['(all of it)']],
    ['keys of a record', z.record(z.string(), z.boolean()), ['(all of it)']],
    ['an object that keeps what it does not know', z.looseObject({}), ['(all of it)']],
    ['anything', z.object({ value: z.unknown() }), ['value']],
    ['a map', z.map(z.string().max(1), z.boolean()), ['(all of it)']],
    ['a date', z.date(), ['(all of it)']],
    ['one of several', z.union([z.literal('a'), z.string()]), ['(all of it)']],
    ['a default', z.object({ name: z.string().default('') }), ['name']],
    ['what may be missing', z.object({ name: z.string().nullable().optional() }).partial(), ['name']],
    ['a refined text', z.object({ name: z.string().trim().refine(Boolean) }), ['name']],
  ])('finds %s', (_what, schema, found) => expect(unbounded(schema)).toEqual(found));

  it('is content with bounds', () => {
    const schema = z.object({
      name: z.string().trim().max(10).default(''),
      kind: z.enum(['a', 'b']).optional(),
      list: z.array(z.uuid()).max(3),
      count: z.number().int().min(0).max(5).nullable(),
      on: z.boolean(),
      either: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a') }),
        z.object({ kind: z.literal('b'), size: z.number().min(0).max(1) }),
      ]),
    });
    expect(unbounded(schema)).toEqual([]);
    expect(unbounded(z.undefined())).toEqual([]);
  });
});
