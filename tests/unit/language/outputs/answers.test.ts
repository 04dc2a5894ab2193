import { describe, expect, it } from 'vitest';
import {
  digestAnswerSchema,
  reportAnswerSchema,
  toJsonSchema,
} from '../../../../src/main/language/outputs/answers';

describe('JSON schemas', () => {
  it.each([digestAnswerSchema, reportAnswerSchema])(
    'are strict: every key required and no others',
    (schema) => {
      const json = JSON.stringify(toJsonSchema(schema));
      expect(json).not.toMatch(/"\$schema"|"default"|"anyOf"/);
      // Models that are held to a grammar may fill a list for ever.
      expect([...json.matchAll(/"maxItems":\d+/g)]).toHaveLength(
        [...json.matchAll(/"type":"array"/g)].length,
      );
      const objects = [...json.matchAll(/"type":"object"/g)].length;
      expect([...json.matchAll(/"additionalProperties":false/g)]).toHaveLength(objects);
      expect(toJsonSchema(schema)['required']).toEqual(Object.keys(schema.shape));
    },
  );
});
