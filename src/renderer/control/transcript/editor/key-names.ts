import { SYSTEM } from '../../parts/system';

export const IS_MAC = SYSTEM === 'mac';

/** Keys of the editor, as they are written on this system's keyboard. */
export const EDITOR_KEYS = {
  edit: 'Enter, F2',
  split: written('Enter'),
  mergePrevious: written('Backspace'),
  mergeNext: written('Delete'),
  speaker: IS_MAC ? '⌥ 1 … 4' : 'Alt+1 … 4',
  delete: 'Delete',
  takeBack: 'Shift+Delete',
  undo: written('Z'),
  redo: written('Shift+Z'),
  find: written('F'),
  replace: written('H'),
  move: '↑ ↓',
} as const;
export type EditorKey = keyof typeof EDITOR_KEYS;

function written(key: string): string {
  return IS_MAC ? `⌘ ${key}` : `Ctrl+${key}`;
}
