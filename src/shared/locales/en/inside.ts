import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** The language model inside: the settings' words. */
export const insideWords = {
  inside: {
    title: 'Model on this computer',
    none: 'No model chosen yet. Until then, sentences are picked without one.',
    choose: 'Choose a file…',
    other: 'Other file…',
    chooseHint:
      'A language model as a GGUF file. Small “instruct” models of 1 to 4 billion parameters that know your language do well.',
    where:
      'Jamak brings none along and downloads none. Qwen, Gemma, EXAONE and others publish such files; mind their licences.',
    unchecked: 'Not checked yet',
    check: 'Check',
    again: 'Check again',
    checking: 'Checking…',
    loading: 'Loading the model: {{percent}} %',
    cancel: 'Cancel',
    forget: 'Remove',
    forgetHint: 'The file stays where it is.',
    ready: 'Ready. {{speed}} tokens a second on this computer.',
    slow: 'Slow on this computer: {{speed}} tokens a second. When it takes too long, sentences are picked without it.',
    onlyEnglish: 'It chose right in English but not in Korean.',
    onlyKorean: 'It chose right in Korean but not in English.',
    licence: 'Licence: {{licence}}',
    how: 'It chooses which of your sentences matter and adds no words of its own. Captions come first: it rests while they lag, and leaves memory after three minutes without work.',
    author: 'Chosen from your captions by {{model}}',
    dialog: {
      title: 'Choose a language model',
      button: 'Choose',
      kind: 'Language models (GGUF)',
      all: 'All files',
    },
  },
} as const;

/** English words of messages about the model inside. */
export const insideMessages = {
  'inside-addon-missing': {
    title: 'Language models can’t run on this computer',
    text: 'The part of Jamak that runs them doesn’t start here. Choose another way to make summaries in Settings; until then, sentences are picked without a model.',
  },
  'inside-model-unknown': {
    title: 'This is no language model: {{name}}',
    text: 'Choose a GGUF file that holds a whole language model.',
  },
  'inside-model-missing': {
    title: 'The language model’s file is missing or was changed: {{model}}',
    text: 'Put it back, or choose the file again in Settings. Until then, sentences are picked without it.',
  },
  'inside-model-unusable': {
    title: 'This language model doesn’t work here: {{model}}',
    text: 'Its file may be damaged or of a kind that Jamak doesn’t know, or it doesn’t understand what it is asked. Try another one.',
  },
  'inside-memory': {
    title: 'Too little memory for this language model: {{model}}',
    text: 'Close other programs, or choose a smaller model.',
  },
  'inside-failed': {
    title: 'The language model stopped: {{model}}',
    text: 'Jamak starts it again by itself.',
  },
  'inside-too-slow': {
    title: 'The language model took too long: {{model}}',
    text: 'The computer is busy, or the model is large for it. Jamak tries again later.',
  },
  'inside-held': {
    title: 'The language model is waiting for the captions: {{model}}',
    text: 'It goes on when captions have caught up.',
  },
  'inside-fallback': {
    title: 'Sentences are now picked without the model',
    text: 'Captions and summaries go on. Jamak goes back to the model by itself: {{model}}',
  },
  'inside-back': {
    title: 'The language model works again',
    text: 'It chooses for summaries again: {{model}}',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
