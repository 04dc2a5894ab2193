import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about OBS. */
export const obsMessages = {
  'obs-away': {
    title: 'OBS isn’t connected',
    text: 'Start OBS, and look under Settings, On stream, whether Jamak finds it.',
  },
  'obs-closed': {
    title: 'OBS was closed',
    text: 'Captions go on here. Jamak connects again by itself when OBS is back.',
  },
  'obs-lost': {
    title: 'The connection to OBS broke off',
    text: 'OBS may have crashed. Captions go on here, and Jamak connects again by itself.',
  },
  'obs-back': {
    title: 'OBS is connected again',
    text: 'All that goes to OBS goes there again.',
  },
  'obs-outdated': {
    title: 'This OBS is too old',
    text: 'Jamak needs OBS 28 or newer, which has WebSocket server 5 built in. Update OBS; Jamak connects by itself.',
  },
  'obs-password-wrong': {
    title: 'OBS refused the password',
    text: 'In OBS, open Tools, WebSocket Server Settings, Show Connect Info. Enter that password in Settings, On stream.',
  },
  'obs-password-missing': {
    title: 'OBS asks for a password',
    text: 'In OBS, open Tools, WebSocket Server Settings, Show Connect Info. Enter that password in Settings, On stream.',
  },
  'obs-wrong-address': {
    title: 'What answers at the address of OBS isn’t OBS',
    text: 'Check it in Settings, On stream. OBS shows its port under Tools, WebSocket Server Settings.',
  },
  'obs-not-allowed': {
    title: 'This OBS is on another computer',
    text: 'Jamak connects to it once you allow it.',
  },
  'obs-failed': {
    title: 'OBS couldn’t do that',
    text: 'Try again. If it happens again, restart OBS.',
  },
  'obs-server-off': {
    title: 'Pages for browsers are switched off',
    text: 'OBS shows captions as a page of Jamak. Switch the pages on, then add the source again.',
  },
  'obs-kept-out': {
    title: 'OBS can’t reach the pages',
    text: 'It is on another computer, and only this one is let in. In Settings, On stream, switch on “Let other devices in”, then add the source again.',
  },
  'obs-no-browser-source': {
    title: 'This OBS has no browser source',
    text: 'Some Linux packages of OBS come without it. Install OBS from obsproject.com or Flathub, or capture Jamak’s caption window.',
  },
  'obs-captions-latin': {
    title: 'Closed captions hold Latin letters only',
    text: 'What is said in Korean and other scripts is left out of them. Viewers see it in the browser source.',
  },
  'obs-replay-off': {
    title: 'OBS’s replay buffer isn’t running',
    text: 'Nothing was saved. Start the replay buffer in OBS, and the next moment is kept.',
  },
  'obs-subtitles-saved': {
    title: 'Subtitles of the recording saved',
    text: '{{path}}',
  },
  'obs-subtitles-elsewhere': {
    title: 'Subtitles of the recording saved on this computer',
    text: 'OBS records on another one, so they couldn’t go beside the recording: {{path}}',
  },
  'obs-subtitles-partial': {
    title: 'Subtitles of the recording may lack its beginning',
    text: 'It began before Jamak was started. What was captioned before is in History.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
