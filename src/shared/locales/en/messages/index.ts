import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';
import { editorMessages } from '../editor';
import { insideMessages } from '../inside';
import { importMessages } from '../import';
import { exportingMessages } from './exporting';
import { dataMessages } from './data';
import { obsMessages } from './obs';
import { serverMessages } from './servers';
import { sourceMessages } from './source';
import { updatesMessages } from './updates';

/** English words of every message: what happened, and what to do about it. */
export const messages = {
  ...sourceMessages,
  ...importMessages,
  ...obsMessages,
  ...editorMessages,
  ...insideMessages,
  ...exportingMessages,
  ...dataMessages,
  ...serverMessages,
  ...updatesMessages,
  'device-lost': {
    title: 'Disconnected: {{device}}',
    text: 'Plug it back in and captions go on by themselves.',
  },
  'device-back': {
    title: 'Back again: {{device}}',
    text: 'Captions are going on.',
  },
  'media-unreadable': {
    title: 'Can’t play {{name}}',
    text: 'It may be damaged, or not a sound or video file. MP3, WAV, MP4 and WebM work well.',
  },
  'media-kind': {
    title: 'Can’t play {{name}}',
    text: 'Jamak can’t read sound of this kind ({{kind}}). Save it as MP3, WAV, FLAC, MP4 or WebM with another program, then choose that file.',
  },
  'media-silent': {
    title: 'No sound in {{name}}',
    text: 'It has pictures only. Choose a file with sound.',
  },
  'media-tracks': {
    title: '{{name}} has several sound tracks',
    text: 'Captions are of track {{track}} of {{total}}. For another one, stop, choose it below the file’s name and start again.',
  },
  'media-missing': {
    title: 'Can’t find {{name}}',
    text: 'It was moved or deleted, or was chosen in an earlier run. Choose it again.',
  },
  'sound-missing': {
    title: 'No sound came in for a while',
    text: 'The computer was asleep, or too busy to listen. What was said meanwhile has no captions.',
  },
  'media-not-taken': {
    title: 'Can’t take {{name}} this way',
    text: 'Only sound and video files in a folder of this computer can be dropped here. Choose this one with the button.',
  },
  'capture-restarted': {
    title: 'Sound capture had to restart',
    text: 'Captions are going on. A few words may be missing and are marked in the transcript.',
  },
  'capture-failed': {
    title: 'Sound capture stopped working',
    text: 'Start the captions again. If that doesn’t help, restart Jamak.',
  },
  'model-missing': {
    title: 'The speech model is missing: {{model}}',
    text: 'Install Jamak again to get it back. From source, run “npm start”.',
  },
  'model-damaged': {
    title: 'The speech model is damaged: {{model}}',
    text: 'Install Jamak again to repair it. From source, run “npm start”.',
  },
  'model-fallback': {
    title: 'Captions now use {{model}}',
    text: 'The usual speech model didn’t work, so Jamak switched. Captions may be a little less exact.',
  },
  'speech-host-restarted': {
    title: 'Speech recognition had to restart',
    text: 'Nothing is lost: what was being recognised is done again.',
  },
  'speech-host-failed': {
    title: 'Speech recognition isn’t working',
    text: 'Stop and start the captions. If that doesn’t help, restart Jamak.',
  },
  'speech-queue-full': {
    title: 'This computer couldn’t keep up',
    text: 'Some speech was left out and is marked in the transcript. Closing other programs helps.',
  },
  'speech-failed': {
    title: 'Some speech could not be recognised',
    text: 'It is marked in the transcript. Captions are going on.',
  },
  'speech-language-unknown': {
    title: 'The speech model in use doesn’t know this language: {{language}}',
    text: 'Captions won’t make sense. In Settings, Speech, download a model that knows it, or choose a speech server.',
  },
  'speech-fallback': {
    title: 'The speech server isn’t answering',
    text: 'This computer makes the captions until it is back: {{server}}',
  },
  'speech-back': {
    title: 'The speech server is back',
    text: 'It makes the captions again: {{server}}',
  },
  'speech-spool-full': {
    title: 'Too much speech is waiting',
    text: 'The oldest was left out and is marked in the transcript. Check the speech server.',
  },
  'speech-spool-recovered': {
    title: 'Speech from last time is being captioned',
    text: 'Jamak closed before it was done. Its captions go to that session in History.',
  },
  'recording-disk-full': {
    title: 'The disk is full: recording has stopped',
    text: 'Captions go on. Free some space, and recording goes on by itself; what was said meanwhile is silent in it.',
  },
  'recording-failed': {
    title: 'Recording has stopped',
    text: 'Captions go on. The recording can’t be written right now; it is tried again by itself.',
  },
  'recording-missing': {
    title: 'Nothing was recorded of this session',
    text: 'Only sessions that were recorded can be captioned again. Settings, General has the switch.',
  },
  'language-needs-server': {
    title: 'This needs a language server',
    text: 'Connect one in Settings. Summaries work without.',
  },
  'translation-missing': {
    title: 'No translation came',
    text: 'The language model refused, or wrote something else. The next captions are translated as usual.',
  },
  'caption-missing': {
    title: 'This caption is gone',
    text: 'It was taken back or deleted meanwhile.',
  },
  'words-replaced': {
    title: 'Somebody else had corrected this too',
    text: 'Your words stand now in the place of theirs: {{name}}',
  },
  'taken-back': {
    title: 'Taken back: {{total}}',
    text: 'So many captions are gone from every screen, from the history and from summaries. Files you exported stay as they are.',
  },
  'report-taken-back': {
    title: 'The report was erased',
    text: 'It may have told what was taken back. Make it anew from the words that are left.',
  },
  'report-ready': {
    title: 'The report is ready',
    text: 'Open the session in History to read it.',
  },
  'report-failed': {
    title: 'The report could not be finished',
    text: 'What is done is kept. Make it again to go on from there.',
  },
  'report-missing': {
    title: 'This version of the report is gone',
    text: 'It was deleted, or erased with words that were taken back.',
  },
  'download-offline': {
    title: 'Can’t reach the download server',
    text: 'Check your network, then go on. What has come is kept.',
  },
  'download-failed': {
    title: 'The download broke off',
    text: 'Go on with it to fetch the rest. What has come is kept.',
  },
  'download-damaged': {
    title: 'The download was damaged',
    text: 'It was thrown away, nothing was installed. Try again.',
  },
  'download-disk-full': {
    title: 'There isn’t enough space for this model',
    text: 'Free {{size}} and go on.',
  },
  'model-folder-unknown': {
    title: 'No speech model was found in that folder',
    text: 'Choose the folder of a sherpa-onnx model: its .onnx files and tokens.txt.',
  },
  'model-in-use': {
    title: 'This model is being used',
    text: 'Stop the captions or choose another model first.',
  },
  'model-check-failed': {
    title: '{{model}} didn’t pass the check',
    text: 'It got {{right}} of {{words}} words of the sample right, so it isn’t used. Check it again, or delete it.',
  },
  'model-unusable': {
    title: '{{model}} can’t be run here',
    text: 'It didn’t load, or it ended the recogniser, so it isn’t used. Check it again, or delete it.',
  },
  'port-taken': {
    title: 'Port {{port}} is used by another program',
    text: 'Close that program, or choose another port in Settings, “On stream”. Jamak goes on trying.',
  },
  'jamak-unreachable': {
    title: 'Jamak can’t be reached',
    text: 'Nothing was done. Is it running, and is this device in the same network?',
  },
  'local-server-failed': {
    title: 'The pages for browsers can’t be offered',
    text: 'Choose another port in Settings, “On stream”. Captions go on.',
  },
  'addresses-renewed': {
    title: 'The addresses of your pages are new',
    text: 'Their file was damaged. Copy them again from Settings, “On stream”, to OBS and wherever else you use them. The old file is kept here: {{path}}',
  },
  'key-not-kept': {
    title: 'The key is kept for this run only',
    text: 'This computer has no keychain to keep it safe in. Jamak asks for it again next time.',
  },
  'key-not-sent': {
    title: 'No key is sent to {{address}}',
    text: 'You did not allow it, so the key was not kept. Enter it again to be asked again.',
  },
  'store-failed': {
    title: 'Captions can’t be saved right now',
    text: 'Jamak keeps them and tries again by itself. Check that your disk has free space.',
  },
  'store-newer': {
    title: 'Your saved sessions are from a newer Jamak',
    text: 'Install the newest version to open them. Nothing was changed in {{path}}',
  },
  'store-recovered': {
    title: 'Your history was damaged, so Jamak began a new one',
    text: 'New captions are saved as usual. The old history is kept here: {{path}}',
  },
  'store-replaced': {
    title: 'Your history file was replaced or deleted',
    text: 'Another program did that while Jamak was open. Captions are saved in the file that is there now, in {{path}}',
  },
  'session-recovered': {
    title: 'Your last session was rescued',
    text: 'Jamak closed unexpectedly. Its captions are safe in History.',
  },
  'history-expires': {
    title: 'Old sessions will be deleted from tomorrow on',
    text: 'You keep sessions for {{days}} days, and some are older. Pin in History those that are to stay, or change how long they are kept.',
  },
  'settings-broken': {
    title: 'Your settings could not be read',
    text: 'Jamak started with standard settings and kept the old file: {{path}}',
  },
  'settings-reset': {
    title: 'Back to standard: {{settings}}',
    text: 'Jamak could not use the value in your settings. All others are kept. The old file: {{path}}',
  },
  'settings-unsaved': {
    title: 'Your settings could not be saved',
    text: 'They hold until you close Jamak. Check that your disk has free space.',
  },
  'usage-broken': {
    title: 'This month’s costs could not be read',
    text: 'Jamak counts anew from nothing, so check your monthly limit. The old file: {{path}}',
  },
  'keys-broken': {
    title: 'Your keys could not be read',
    text: 'Enter those that are missing again in Settings. The old file: {{path}}',
  },
  'export-folder-read-only': {
    title: 'Jamak may not write to this folder',
    text: 'Choose another folder and export again: {{path}}',
  },
  'export-disk-full': {
    title: 'The disk is full',
    text: 'Free some space or choose another disk, then export again. Your captions are safe.',
  },
  'text-file-failed': {
    title: 'Can’t write the text files',
    text: 'Captions are going on, and writing is tried again by itself. Check that the disk has room and that you may write to this folder: {{path}}',
  },
  'folder-not-opened': {
    title: 'Can’t open the folder',
    text: 'It may have been moved or deleted: {{path}}',
  },
  'export-folder-missing': {
    title: 'That folder no longer exists',
    text: 'Choose another folder and export again: {{path}}',
  },
  'export-failed': {
    title: 'The export didn’t work',
    text: 'Try again, or choose another folder. Your captions are safe.',
  },
  exported: {
    title: 'Captions exported',
    text: '{{path}}',
  },
  'session-missing': {
    title: 'That session no longer exists',
    text: 'Open History again to see the sessions there are.',
  },
  'session-empty': {
    title: 'There is nothing to export yet',
    text: 'This session has no captions.',
  },
  'data-folder-unusable': {
    title: 'Jamak can’t write to its data folder',
    text: 'Allow writing to it, or free some space on its disk, then start Jamak again: {{path}}',
  },
  'command-running': {
    title: 'A command of Jamak’s is captioning',
    text: 'Start Jamak again once jamak transcribe or jamak listen has ended. Ctrl+C in its terminal ends it, and keeps what was captioned until then.',
  },
  'sandbox-off': {
    title: 'Jamak does not start without its sandbox',
    text: 'This system lets no program make user namespaces, which the sandbox is made of. Install the .deb package in place of the AppImage, or allow them: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), kernel.unprivileged_userns_clone=1 (Debian).',
  },
  offline: {
    title: 'Jamak stays offline',
    text: '{{server}} was not connected to. Settings → Privacy lets Jamak connect again.',
  },
  'login-start-failed': {
    title: 'Jamak can’t be started with the system',
    text: 'Allow writing to this file, then switch it off and on in Settings: {{path}}',
  },
  'overlay-closed': {
    title: 'Captions on your screen were closed',
    text: 'They go on in this window. To bring them back, turn on “Show captions on my screen” in Settings.',
  },
  'overlay-failed': {
    title: 'Captions on your screen stopped working',
    text: 'They go on in this window. Turn “Show captions on my screen” off and on in Settings; if that doesn’t help, restart Jamak.',
  },
  'preset-unreadable': {
    title: '“{{name}}” holds no style for captions',
    text: 'Choose a file that was exported from the overlay editor of Jamak. Nothing was changed.',
  },
  'preset-exported': {
    title: 'Style exported',
    text: '{{path}}',
  },
  'presets-full': {
    title: 'No more styles can be saved',
    text: 'Delete one that you don’t use any more, then try again.',
  },
  'app-not-closed': {
    title: 'Jamak was not closed last time',
    text: 'It crashed, or the computer went off. Nothing you had saved is lost. Settings → Problems has more.',
  },
  'already-running': {
    title: 'Jamak is already open',
    text: 'This is its window.',
  },
  'session-running': {
    title: 'Captions are already running',
    text: 'Stop them first, then try again.',
  },
  'session-lanes': {
    title: 'Jamak can’t listen to these sources at once',
    text: 'Choose at least one and at most four, then start again.',
  },
  'session-idle': {
    title: 'Captions are not running',
    text: 'Start them first, then try again.',
  },
  'bad-request': {
    title: 'That didn’t work',
    text: 'Try again. If it happens again, restart Jamak.',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'Try again. If it happens again, restart Jamak.',
  },
} as const satisfies Record<MessageCode, MessageWords>;
