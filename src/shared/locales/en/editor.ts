import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** The transcript editor. */
export const editorWords = {
  editor: {
    menu: 'Edit the transcript',
    undo: 'Undo: {{what}}',
    undoNothing: 'Undo',
    redo: 'Redo: {{what}}',
    redoNothing: 'Redo',
    kind: {
      text: 'correction',
      split: 'split',
      merge: 'merge',
      speaker: 'change of speaker',
      delete: 'deletion',
      replace: 'replacement',
    },
    undone: 'Undone: {{what}}',
    redone: 'Done again: {{what}}',
    find: 'Find and replace',
    original: 'Show what was recognised',
    keys: 'Keys of the editor',
    more: 'More for the caption at {{time}}',
    moreShort: 'More',
    mergePrevious: 'Merge with the one before',
    mergeNext: 'Merge with the next',
    speaker: 'Said by',
    delete: 'Delete',
    takeBack: 'Take back for good',
    key: {
      edit: 'Correct the caption',
      split: 'Split it at the cursor, while correcting',
      mergePrevious: 'Merge it with the one before',
      mergeNext: 'Merge it with the next',
      speaker: 'Give it to the first, second … speaker',
      delete: 'Delete it',
      takeBack: 'Take it back for good, everywhere',
      undo: 'Undo',
      redo: 'Redo',
      find: 'Find',
      replace: 'Find and replace',
      move: 'Go to other captions',
    },
    keysNote:
      'The keys work in a caption of the transcript. What is deleted can be undone until Jamak closes. Words that must be nowhere any more are taken back instead.',
  },
  finding: {
    label: 'Find and replace in the transcript',
    words: 'Find',
    replacement: 'Replace with',
    matchCase: 'Match case',
    wholeWords: 'Whole words',
    hits_one: '{{count, number}} place · captions: {{captions, number}}',
    hits_other: '{{count, number}} places · captions: {{captions, number}}',
    none: 'Not found',
    previous: 'Previous caption',
    next: 'Next caption',
    replaceOne: 'Replace here',
    replaceAll: 'Replace everywhere',
    teach: 'Teach the glossary',
    teachHint: 'From now on it is recognised that way.',
    replaced_one: 'Replaced in {{count, number}} caption',
    replaced_other: 'Replaced in {{count, number}} captions',
    close: 'Close the search',
  },
} as const;

export const editorMessages = {
  'caption-changed': {
    title: 'This caption reads otherwise by now',
    text: 'Somebody changed it meanwhile. Look at it, and do it again if it is still wanted.',
  },
  'caption-too-long': {
    title: 'That would become too long',
    text: 'A caption holds 10,000 letters, and can’t be split and merged without end.',
  },
  'split-nowhere': {
    title: 'There is nothing to split here',
    text: 'Put the cursor between two words of the caption, so that both parts have some.',
  },
  'merge-nobody': {
    title: 'Nothing to merge with',
    text: 'The same speaker said nothing there that it could be merged with.',
  },
  'edit-outdated': {
    title: 'That can’t be undone any more',
    text: 'Somebody changed these captions since. They stay as they are; earlier steps can still be undone.',
  },
  'taken-back-for-good': {
    title: 'What was taken back does not come again',
    text: 'Its words are erased everywhere. Steps before that can still be undone.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
