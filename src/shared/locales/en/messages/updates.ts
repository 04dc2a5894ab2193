import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about updates. */
export const updatesMessages = {
  'update-unreachable': {
    title: 'The update server can’t be reached',
    text: 'Check your network, then try again. This version goes on working.',
  },
  'update-missing': {
    title: 'The update server has no list of versions',
    text: 'Try again later. This version goes on working.',
  },
  'update-unreadable': {
    title: 'The update server’s answer can’t be used',
    text: 'It is too long or makes no sense. Nothing of it was used, and this version goes on working. Try again later.',
  },
  'update-forged': {
    title: 'The update server’s answer isn’t genuine',
    text: 'It doesn’t have the signature of those who make Jamak, so nothing of it was used. This version goes on working.',
  },
  'update-broken': {
    title: 'The download of the update broke off',
    text: 'Nothing was changed. Try again when the network is better.',
  },
  'update-damaged': {
    title: 'The downloaded update isn’t what it should be',
    text: 'It was thrown away and nothing was changed. Try again later.',
  },
  'update-disk-full': {
    title: 'There isn’t enough space for the update',
    text: 'Nothing was changed. Free some space, then try again.',
  },
  'update-not-installed': {
    title: 'The update could not be installed',
    text: 'This version is as it was. Check that you may write to Jamak’s own file or folder, then try again in Settings, Updates.',
  },
  'update-later': {
    title: 'Something is being captioned',
    text: 'Updates wait until that is over. Then try again.',
  },
  'update-available': {
    title: 'A new version of Jamak is there: {{version}}',
    text: 'Settings, Updates tells what is new.',
  },
  'update-ready': {
    title: 'The new version of Jamak can be installed: {{version}}',
    text: 'Settings, Updates installs it now or when you quit.',
  },
  'update-done': {
    title: 'Jamak is new: {{version}}',
    text: 'The update was installed.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
