import { join } from 'node:path';
import { format } from 'oxfmt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonExportSchema, renderJson } from '../../../src/main/export/json';
import { digest, record, report } from './records';

const PUBLISHED = join(import.meta.dirname, '../../../docs/session.schema.json');

/** As other programs read it: of what Jamak writes, not of all that it takes. */
async function jsonSchema(): Promise<string> {
  const schema = {
    title: 'A session of Jamak, exported as JSON',
    ...z.toJSONSchema(jsonExportSchema, { io: 'output', unrepresentable: 'any' }),
  };
  const { code } = await format('session.schema.json', JSON.stringify(schema), { printWidth: 110 });
  return code;
}

describe('the published schema of JSON exports', () => {
  it('is that of the code (npx vitest run -u tests/unit/export/json-schema.test.ts writes it anew)', async () => {
    await expect(await jsonSchema()).toMatchFileSnapshot(PUBLISHED);
  });

  it('names all that is written', () => {
    const written: unknown = JSON.parse(
      renderJson(record([{ text: 'Hello' }], { digests: [digest()], report: report() })),
    );
    const known = z.toJSONSchema(jsonExportSchema, { io: 'output', unrepresentable: 'any' });
    expect(Object.keys(written as object).toSorted()).toEqual(Object.keys(known.properties ?? {}).toSorted());
  });
});
