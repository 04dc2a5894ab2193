import type { MessageCode } from '../../errors';
import type { MessageWords } from '../message-words';

/** English words of files that are captioned faster than they play. */
export const importWords = {
  imports: {
    title: 'Import',
    hint: 'Sound and video files are captioned faster than they play, one after the other. Each becomes a session in History.',
    files: 'Choose files…',
    folder: 'Choose a folder…',
    drop: 'Drop them to caption the files one after the other',
    fast: 'Caption it fast',
    fastHint: 'Without playing it, in Import',
    empty: 'Nothing to import yet',
    emptyText: 'Drop files or folders on this window, or choose them above. You can close this meanwhile.',
    report: 'Report of each file',
    reportHint: 'Made as soon as a file has its captions',
    pause: 'Pause',
    resume: 'Go on',
    clear: 'Clear finished',
    progress: 'Captions of {{name}}',
    count: '{{done}} of {{total}} done',
    state: {
      waiting: 'Waiting for its turn',
      paused: 'Paused',
      choosing: 'Which sound track?',
      running: 'Captioning…',
      held: 'Waits while captions run live',
      done: 'Done',
      failed: 'Not captioned',
      cancelled: 'Cancelled',
    },
    percent: '{{percent}}%',
    speed: '{{times}}× as fast as it plays',
    left: '{{time}} left',
    captions: 'Captions: {{number}}',
    speechless: 'No speech was heard',
    broken: 'The file breaks off here. All before that is captioned.',
    track: 'Sound track of {{name}}',
    chooseTrack: 'Choose…',
    read: 'Read',
    readLabel: 'Read the captions of {{name}}',
    cancel: 'Cancel {{name}}',
    retry: 'Try {{name}} again',
    remove: 'Take {{name}} off the list',
    dialog: {
      files: 'Choose recordings or videos to caption',
      folder: 'Choose a folder of recordings or videos',
      button: 'Import',
    },
  },
} as const;

/** English words of messages about them. */
export const importMessages = {
  'import-nothing': {
    title: 'No recordings in {{name}}',
    text: 'There is no sound or video file in it. Choose another folder, or files.',
  },
  'import-full': {
    title: 'The list of files is full',
    text: 'It holds {{total}} files. Clear the finished ones, or choose fewer at once.',
  },
  'import-finished': {
    title: 'Import finished',
    text: 'Files captioned: {{total}}. They are in History.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
