import { describe, expect, it } from 'vitest';
import {
  acceleratorSchema,
  acceleratorText,
  readKeys,
  type KeyPress,
} from '../../../../src/shared/commands/accelerator';

const press = (code: string, held = ''): KeyPress => ({
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
});

describe('keys of a shortcut', () => {
  it.each([
    ['KeyM', 'cas', 'Control+Alt+Shift+M'],
    ['Digit1', 'c', 'Control+1'],
    ['Numpad7', 'a', 'Alt+num7'],
    ['NumpadAdd', 'c', 'Control+numadd'],
    ['F13', '', 'F13'],
    ['F5', 's', 'Shift+F5'],
    ['ArrowUp', 'am', 'Alt+Super+Up'],
    ['Backslash', 'c', 'Control+\\'],
    ['Enter', 'c', 'Control+Return'],
  ])('are read from %s with %s held', (code, held, accelerator) => {
    expect(readKeys(press(code, held))).toEqual({ accelerator });
    expect(acceleratorSchema.parse(accelerator)).toBe(accelerator);
  });

  it.each([
    ['KeyM', '', 'typing'],
    ['KeyM', 's', 'typing'],
    ['Space', '', 'typing'],
    ['CapsLock', 'c', 'unknown'],
    ['Lang1', 'ca', 'unknown'],
    ['', 'c', 'unknown'],
  ] as const)('are not %s with %s held', (code, held, why) => {
    expect(readKeys(press(code, held))).toEqual({ accelerator: null, fault: why });
  });

  it('are still to come while only what goes with them is held', () => {
    for (const code of ['ControlLeft', 'ShiftRight', 'AltLeft', 'MetaLeft', 'OSLeft'])
      expect(readKeys(press(code, 'c'))).toBeNull();
  });

  it.each([
    'M',
    'Shift+M',
    'Alt+Control+M',
    'Control+Control+M',
    'Control+',
    'Control+m',
    'Control+MM',
    'Hyper+M',
    'F25',
    `Control+${'M'.repeat(100)}`,
    '',
  ])('are refused from a file as %j', (text) => {
    expect(acceleratorSchema.safeParse(text).success).toBe(false);
  });

  it('are written as on the keyboard', () => {
    expect(acceleratorText('Control+Alt+Shift+M', 'linux')).toBe('Ctrl + Alt + Shift + M');
    expect(acceleratorText('Alt+Super+Up', 'windows')).toBe('Alt + Win + ↑');
    expect(acceleratorText('Control+Alt+Shift+Super+num7', 'mac')).toBe('⌃ ⌥ ⇧ ⌘ Num 7');
  });
});
