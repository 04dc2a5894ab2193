import { z } from 'zod';

/** What is held down with a key, in the order in which it is written; Super is the Windows key, ⌘ on macOS. */
const MODIFIERS = ['Control', 'Alt', 'Shift', 'Super'] as const;

/** Keys by the place that a page knows them by, whatever the keyboard's language; letters, digits and F-keys are not listed. */
const KEYS: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};
const KEY = /^(?:[A-Z]|\d|F(?:[1-9]|1\d|2[0-4])|num\d)$/u;
/** Keys that nobody types with: they may stand alone. */
const ALONE = /^F\d+$/u;

/** A key with what is held down, as Electron writes it, such as `Control+Alt+M`; always in one order. */
export const acceleratorSchema = z.string().max(60).refine(isAccelerator);

function isAccelerator(text: string): boolean {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  if (!KEY.test(key) && !Object.values(KEYS).includes(key)) return false;
  if (parts.join('+') !== MODIFIERS.filter((modifier) => parts.includes(modifier)).join('+')) return false;
  return ALONE.test(key) || parts.some((modifier) => modifier !== 'Shift');
}

/** What of a key press tells which keys they were. */
export interface KeyPress {
  /** The key's place, such as `KeyM`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** The accelerator of a key press, or why it can be none: its keys are needed to type, or they are no such keys. */
type ReadKeys =
  | { readonly accelerator: string }
  | { readonly accelerator: null; readonly fault: 'typing' | 'unknown' };

/** Reads a key press. Null while only keys are held down that go with another. */
export function readKeys(press: KeyPress): ReadKeys | null {
  if (/^(?:Control|Alt|Shift|Meta|OS)(?:Left|Right)?$/u.test(press.code)) return null;
  const named = press.code.replace(/^(?:Key|Digit)/u, '').replace(/^Numpad(?=\d$)/u, 'num');
  const key = KEYS[press.code] ?? named;
  const held = { Control: press.ctrlKey, Alt: press.altKey, Shift: press.shiftKey, Super: press.metaKey };
  const accelerator = [...MODIFIERS.filter((modifier) => held[modifier]), key].join('+');
  if (isAccelerator(accelerator)) return { accelerator };
  const types = KEY.test(key) || KEYS[press.code] !== undefined;
  return { accelerator: null, fault: types ? 'typing' : 'unknown' };
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' };
const SIGNS: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  Return: 'Enter',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  numadd: 'Num +',
  numsub: 'Num -',
  nummult: 'Num *',
  numdiv: 'Num /',
  numdec: 'Num .',
};

/** As it is written on this system's keyboard. */
export function acceleratorText(accelerator: string, system: 'mac' | 'windows' | 'linux'): string {
  const parts = accelerator.split('+').map((part) => {
    if (system === 'mac' && MAC_SIGNS[part]) return MAC_SIGNS[part];
    if (part === 'Super' && system === 'windows') return 'Win';
    return SIGNS[part] ?? part.replace(/^num(?=\d)/u, 'Num ');
  });
  return parts.join(system === 'mac' ? ' ' : ' + ');
}
