import type { z } from 'zod';
import { describe, expect, it } from 'vitest';
import {
  catchUpAnswerSchema,
  digestAnswerSchema,
  notesAnswerSchema,
  reportAnswerSchema,
  toJsonSchema,
} from '../../../../src/main/language/outputs/answers';

const SCHEMAS: readonly z.ZodObject[] = [
  digestAnswerSchema,
  catchUpAnswerSchema,
  notesAnswerSchema,
  reportAnswerSchema,
];
const LABELS = ['h1', 's1', 'd1', 'm1', 'm2', 'q1'];

/** Every schema of a string in `value`. */
function stringsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'string' ? [{ ...value }] : [];
  return [...own, ...Object.values(value).flatMap(stringsIn)];
}

describe('JSON schemas', () => {
  it.each(SCHEMAS)('are strict: every key required and no others', (schema) => {
    const json = JSON.stringify(toJsonSchema(schema, LABELS));
    expect(json).not.toMatch(/"\$schema"|"default"|"anyOf"|"x-letters"/);
    // Models that are held to a grammar may fill a list for ever.
    expect([...json.matchAll(/"maxItems":\d+/g)]).toHaveLength([...json.matchAll(/"type":"array"/g)].length);
    const objects = [...json.matchAll(/"type":"object"/g)].length;
    expect([...json.matchAll(/"additionalProperties":false/g)]).toHaveLength(objects);
    expect(toJsonSchema(schema, LABELS)['required']).toEqual(Object.keys(schema.shape));
  });

  it.each(SCHEMAS)('bound every text, and let only labels be cited that exist', (schema) => {
    for (const string of stringsIn(toJsonSchema(schema, LABELS))) {
      const labels = string['enum'];
      if (labels === undefined) expect(string['maxLength']).toBeGreaterThan(0);
      else expect(LABELS).toEqual(expect.arrayContaining(labels as string[]));
    }
  });

  it('let a report cite in each place only what belongs there', () => {
    const { properties } = toJsonSchema(reportAnswerSchema, LABELS) as {
      properties: Record<string, unknown>;
    };
    const cited = (key: string): unknown[] =>
      stringsIn(properties[key]).flatMap((string) => string['enum'] ?? []);
    expect(['chapters', 'decisions', 'highlights', 'quotes'].map(cited)).toEqual([
      ['h1'],
      ['s1', 'd1'],
      ['m1', 'm2'],
      ['q1'],
    ]);
  });

  it('stay a schema without labels, and with more than a server takes', () => {
    const many = Array.from({ length: 1001 }, (_, index) => `c${index}`);
    for (const labels of [[], many]) {
      const json = JSON.stringify(toJsonSchema(notesAnswerSchema, labels));
      expect(json).not.toMatch(/"enum"|\$ref/);
    }
    expect(JSON.stringify(toJsonSchema(notesAnswerSchema, many.slice(1)))).toMatch(/"enum":\["c1",/);
  });
});
