import { letterOf } from '../../../ui/parts/use-letter-key';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** Whether the key that goes with commands is held, and no other but Shift. */
function commands({ ctrlKey, metaKey, altKey }: Pressed, mac: boolean): boolean {
  return !altKey && (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}

/** What the keys ask for wherever in the window they are pressed; null for nothing, as while a letter is composed. */
export function editorCommand(event: Pressed, mac: boolean): 'undo' | 'redo' | 'find' | 'replace' | null {
  if (event.isComposing || !commands(event, mac)) return null;
  const letter = letterOf(event);
  if (letter === 'Z') return event.shiftKey ? 'redo' : 'undo';
  if (event.shiftKey) return null;
  if (letter === 'Y' && !mac) return 'redo';
  if (letter === 'F') return 'find';
  return letter === 'H' && !mac ? 'replace' : null;
}

export type RowCommand =
  | { readonly what: 'edit' | 'delete' | 'take-back' }
  | { readonly what: 'merge'; readonly with: 'previous' | 'next' }
  /** Of the lanes, counted from 0. */
  | { readonly what: 'speaker'; readonly lane: number };

/** What the keys ask for in the row of a caption; nothing while one is held, as the next row has the keyboard by then. */
export function rowCommand(event: Pressed & Pick<KeyboardEvent, 'repeat'>, mac: boolean): RowCommand | null {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing, repeat } = event;
  if (isComposing || repeat) return null;
  if (commands(event, mac) && !shiftKey) {
    if (key === 'Backspace') return { what: 'merge', with: 'previous' };
    return key === 'Delete' ? { what: 'merge', with: 'next' } : null;
  }
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const [, digit] = /^Digit([1-9])$/u.exec(code) ?? [];
    return digit === undefined ? null : { what: 'speaker', lane: Number(digit) - 1 };
  }
  if (key === 'Delete') return { what: shiftKey ? 'take-back' : 'delete' };
  return !shiftKey && ['Enter', 'F2'].includes(key) ? { what: 'edit' } : null;
}

/** What the keys ask for in the field of a caption's words, besides what every field does. `caret`: where nothing is selected. */
export function fieldCommand(
  event: Pressed,
  caret: number | null,
  mac: boolean,
): 'save' | 'cancel' | 'split' | 'merge-previous' | null {
  const { key, isComposing } = event;
  if (isComposing) return null;
  if (key === 'Escape') return 'cancel';
  if (commands(event, mac) && key === 'Backspace' && caret === 0) return 'merge-previous';
  if (key !== 'Enter') return null;
  return commands(event, mac) ? 'split' : 'save';
}
