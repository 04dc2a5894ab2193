import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Formats whose pattern allows one length only. */
const FIXED_FORMATS = ['uuid'];

/**
 * Where a schema lets in something of any size: a text, list, record or number without a bound, or anything at all.
 * Paths such as `lanes[].label`.
 */
export function unbounded(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodUndefined) return [];
  const json = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    // What a check of our own takes says so itself.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.const = 'custom';
    },
  });
  return walk(json, '');
}

function walk(schema: JsonSchema, path: string): string[] {
  const here = path || '(all of it)';
  const each = (schemas: readonly unknown[], at: string): string[] =>
    schemas.flatMap((inner) => walk(inner as JsonSchema, at));
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (parts.length > 0) return each(parts, path);
  switch (schema.type) {
    case 'boolean':
    case 'null':
      return [];
    case 'string':
      return schema.maxLength !== undefined || FIXED_FORMATS.includes(schema.format ?? '') ? [] : [here];
    case 'number':
    case 'integer': {
      const bounds = [schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum];
      return bounds.every((bound) => typeof bound === 'number') ? [] : [here];
    }
    case 'array': {
      const items = each([schema.items ?? {}, ...(schema.prefixItems ?? [])], `${path}[]`);
      return schema.maxItems === undefined ? [here, ...items] : items;
    }
    case 'object': {
      const known = Object.entries(schema.properties ?? {});
      const own = known.flatMap(([name, inner]) =>
        walk(inner as JsonSchema, path ? `${path}.${name}` : name),
      );
      // Keys that a schema does not name are dropped by zod, unless it says what they hold.
      return schema.additionalProperties ? [here, ...own] : own;
    }
    default:
      return [here];
  }
}
