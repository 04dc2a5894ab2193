import { expect, it } from 'vitest';
import { acceleratorSchema } from '../../../../src/shared/commands/accelerator';
import { COMMANDS } from '../../../../src/shared/commands/commands';
import {
  keptBy,
  NO_SHORTCUTS,
  shortcutsSchema,
  SUGGESTED_SHORTCUTS,
} from '../../../../src/shared/commands/shortcuts';

it('none is set until the user wants one', () => {
  expect(Object.keys(NO_SHORTCUTS)).toEqual([...COMMANDS]);
  expect(new Set(Object.values(NO_SHORTCUTS))).toEqual(new Set([null]));
});

it('those that are suggested differ from each other and are allowed', () => {
  const keys = COMMANDS.map((command) => acceleratorSchema.parse(SUGGESTED_SHORTCUTS[command]));
  expect(new Set(keys).size).toBe(COMMANDS.length);
});

it('of two commands with the same keys the first has them', () => {
  const shortcuts = { ...NO_SHORTCUTS, pause: 'Control+Alt+P', mark: 'Control+Alt+P' };
  expect(COMMANDS.map((command) => keptBy(command, shortcuts)).filter(Boolean)).toEqual(['pause']);
  expect(keptBy('mark', shortcuts)).toBe('pause');
});

it('a file with other keys is no file of shortcuts', () => {
  expect(shortcutsSchema.safeParse({ mark: 'Ctrl+Nothing' }).success).toBe(false);
  expect(shortcutsSchema.parse({ mark: 'F13' })).toEqual({ ...NO_SHORTCUTS, mark: 'F13' });
});
