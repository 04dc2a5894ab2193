import { expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { idSchema } from '../../../src/shared/ids';

it.each([
  uuidv7(),
  'lane-1',
  'speech-1',
  'language-openai',
  'moonshine-base-en',
  'folder-v1.0_x-0a1b2c3d',
  'A',
  'x'.repeat(100),
])('an id can be %j', (id) => expect(idSchema.parse(id)).toBe(id));

it.each([
  '',
  '.',
  '..',
  '../victim',
  'a/b',
  'a\\b',
  'C:',
  'a\0',
  'a\n',
  ' a',
  'a ',
  'a.',
  '.part',
  '-rf',
  '__proto__',
  '모델',
  'x'.repeat(101),
  'a'.repeat(1e6),
  7,
  null,
  undefined,
  ['a'],
])('an id can not be %j', (id) => expect(idSchema.safeParse(id).success).toBe(false));
