import { describe, expect, it } from 'vitest';
import {
  editorCommand,
  fieldCommand,
  rowCommand,
} from '../../../../../src/renderer/control/transcript/editor/editor-keys';

function press(keys: string, more: { code?: string; isComposing?: boolean; repeat?: boolean } = {}) {
  const parts = keys.split('+');
  return {
    key: parts.at(-1) ?? '',
    code: '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    isComposing: false,
    repeat: false,
    ...more,
  };
}

describe('keys of the editor', () => {
  it.each([
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Ctrl+y', 'redo'],
    ['Ctrl+f', 'find'],
    ['Ctrl+h', 'replace'],
    ['z', null],
    ['Ctrl+Alt+z', null],
    ['Ctrl+Shift+F', null],
  ])('%s', (keys, command) => expect(editorCommand(press(keys), false)).toBe(command));

  it('are those of a Mac there', () => {
    expect(editorCommand(press('Meta+z'), true)).toBe('undo');
    expect(editorCommand(press('Ctrl+z'), true)).toBeNull();
  });

  it('are known by their place where a Korean keyboard is chosen', () => {
    expect(editorCommand(press('Ctrl+ㅋ', { code: 'KeyZ' }), false)).toBe('undo');
  });
});

describe('keys in the row of a caption', () => {
  it.each([
    ['Enter', { what: 'edit' }],
    ['F2', { what: 'edit' }],
    ['Delete', { what: 'delete' }],
    ['Shift+Delete', { what: 'take-back' }],
    ['Ctrl+Backspace', { what: 'merge', with: 'previous' }],
    ['Ctrl+Delete', { what: 'merge', with: 'next' }],
    ['Ctrl+Enter', null],
    ['Backspace', null],
    ['Shift+Enter', null],
  ])('%s', (keys, command) => expect(rowCommand(press(keys), false)).toEqual(command));

  it('do their work once while they are held', () => {
    expect(rowCommand(press('Delete', { repeat: true }), false)).toBeNull();
    expect(rowCommand(press('Ctrl+Delete', { repeat: true }), false)).toBeNull();
  });

  it('give it to a speaker by number', () => {
    expect(rowCommand(press('Alt+¡', { code: 'Digit2' }), false)).toEqual({ what: 'speaker', lane: 1 });
  });
});

describe('keys in the field of a caption', () => {
  it.each([
    ['Enter', 4, 'save'],
    ['Escape', 4, 'cancel'],
    ['Ctrl+Enter', 4, 'split'],
    ['Ctrl+Backspace', 0, 'merge-previous'],
    ['Ctrl+Backspace', 4, null],
    ['Ctrl+Backspace', null, null],
    ['a', 4, null],
  ])('%s at %s', (keys, caret, command) => expect(fieldCommand(press(keys), caret, false)).toBe(command));
});

it('nothing is asked for while a letter is composed', () => {
  const composing = { isComposing: true };
  expect(fieldCommand(press('Enter', composing), 1, false)).toBeNull();
  expect(fieldCommand(press('Ctrl+Enter', composing), 1, false)).toBeNull();
  expect(fieldCommand(press('Escape', composing), 1, false)).toBeNull();
  expect(rowCommand(press('Enter', composing), false)).toBeNull();
  expect(editorCommand(press('Ctrl+z', composing), false)).toBeNull();
});
