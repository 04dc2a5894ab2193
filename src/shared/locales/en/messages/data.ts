import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about what is kept as a whole. */
export const dataMessages = {
  'store-rebuilt': {
    title: 'Your history was damaged and put together again',
    text: 'It is the backup of {{date}}, with all of the damaged file that could still be read. Look through your newest sessions: parts of them may be missing. The damaged file is kept here: {{path}}',
  },
  'store-salvaged': {
    title: 'Your history was damaged, and part of it was saved',
    text: 'There was no backup. Sessions that could be read at least in part: {{total}}. The damaged file is kept here: {{path}}',
  },
  'backup-failed': {
    title: 'No backup could be made',
    text: 'Your sessions are safe where they are. Jamak tries again by itself; under Settings, Data, you can make one now.',
  },
  'backup-disk-full': {
    title: 'No room for a backup',
    text: 'Nothing is lost: sessions and older backups are as they were. Free some space on the disk, then make a backup under Settings, Data.',
  },
  'backup-missing': {
    title: 'This backup can’t be used',
    text: 'It is gone or damaged. Choose another one. Your sessions are as they were.',
  },
  'backup-restored': {
    title: 'Your sessions are those of {{date}} again',
    text: 'What you had until now was kept as the newest backup.',
  },
  'data-unreadable': {
    title: 'This file can’t be imported',
    text: 'It isn’t a file that Jamak exported, or it is damaged. Nothing was changed.',
  },
  'data-newer': {
    title: 'This file is from a newer Jamak',
    text: 'Install the newest version, then import it. Nothing was changed.',
  },
  'data-imported': {
    title: 'Imported',
    text: 'Sessions that came: {{total}}',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
