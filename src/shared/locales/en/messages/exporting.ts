import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about exports that happen by themselves, and files that are opened as sessions. */
export const exportingMessages = {
  'auto-exported': {
    title: 'Session saved',
    text: '{{path}}',
  },
  'auto-export-failed': {
    title: 'The session could not be saved to its folder',
    text: 'It is still in History. The folder may be missing, full or read-only; choose another under Settings, General: {{path}}',
  },
  'import-missing': {
    title: 'Can’t open {{name}}',
    text: 'It is not there any more, or may not be read. Choose it again.',
  },
  'import-kind': {
    title: 'Can’t open {{name}} as a session',
    text: 'Choose subtitles (SRT or WebVTT), or a session that Jamak exported (.jamak).',
  },
  'import-too-large': {
    title: '{{name}} is too large for subtitles',
    text: 'Check whether it is the right file. Subtitles of a whole day are smaller.',
  },
  'import-partial': {
    title: 'Not all of {{name}} could be read',
    text: 'Subtitles left out because their times make no sense: {{total}}. All others are here.',
  },
  'import-damaged': {
    title: 'Some letters in {{name}} could not be read',
    text: 'The file seems to be damaged. Subtitles with “�” in place of a letter: {{total}}.',
  },
  'subtitles-unreadable': {
    title: 'There are no subtitles in {{name}}',
    text: 'It may be damaged, or of another kind. SRT and WebVTT can be opened.',
  },
  'bundle-unreadable': {
    title: 'Can’t read {{name}}',
    text: 'It is damaged, or no session that Jamak exported. Get the file again, or export the session anew.',
  },
  'bundle-newer': {
    title: '{{name}} was made by a newer Jamak',
    text: 'Update Jamak, then open it again.',
  },
  'bundle-unsafe': {
    title: '{{name}} was not opened',
    text: 'It is not as Jamak makes it, and might harm this computer. Open only files from people you trust.',
  },
  'bundle-partial': {
    title: 'Not all of {{name}} is here',
    text: 'The captions are, but some of its other files were damaged and left out.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
