import type { MessageCode } from '../errors';

/** One message in two parts: what happened, and what the user can do about it. */
interface MessageWords {
  readonly title: string;
  readonly text: string;
}

/**
 * The words of the interface. English is the catalogue that the others must match, key by key.
 * `{{name}}` marks a value that i18next puts in.
 */
export const en = {
  state: {
    ready: 'Ready',
    starting: 'Starting…',
    listening: 'Listening',
    lost: 'Device lost',
    failed: 'Not listening',
    stopping: 'Finishing…',
    label: 'Caption status',
    elapsed: 'Running for {{time}}',
  },
  start: {
    start: 'Start captions',
    starting: 'Starting…',
    stop: 'Stop captions',
    stopping: 'Finishing…',
    shortcut: '{{keys}} from anywhere in this window',
  },
  source: {
    title: 'Sound source',
    locked: 'Stop to change the source',
    microphone: { name: 'Microphone', hint: 'Your own voice' },
    system: { name: 'System sound', hint: 'What this computer plays' },
    file: { name: 'File', hint: 'A recording or video' },
    sample: { name: 'Sample', hint: 'Try it with built-in speech' },
    device: 'Microphone to listen to',
    deviceDefault: 'System default',
    deviceUnnamed: 'Microphone {{number}}',
    deviceAway: 'Not connected right now',
    chooseFile: 'Choose a file…',
    changeFile: 'Change',
    noFile: 'Or drop one anywhere here',
    drop: 'Drop it to caption this file',
    dropLocked: 'Stop the captions first',
  },
  meter: {
    label: 'Sound level',
    speech: 'Speech',
    decibels: '{{level}} decibels',
  },
  transcript: {
    label: 'Live transcript',
    jump: 'Jump to live',
    gap: 'Not captioned',
    idleTitle: 'Your captions will appear here',
    idleSteps: {
      source: 'Choose what Jamak should listen to',
      start: 'Press Start captions',
      overlay: 'Captions also show at the bottom of your screen',
    },
    listeningTitle: 'Listening',
    listeningText: 'Words appear as soon as somebody speaks.',
    startingTitle: 'Getting ready',
    startingText: 'Opening the source and loading the speech model. This takes a second or two.',
    stoppingText: 'The last words are on their way.',
    silentTitle: 'No speech was heard',
    silentText: 'Check the source and its volume, then start again.',
    count_one: '{{count, number}} caption',
    count_other: '{{count, number}} captions',
    lag: '{{seconds}} s behind',
    lagHint: 'How far captions are behind the sound',
  },
  notices: {
    label: 'Notices',
    dismiss: 'Dismiss',
  },
  export: {
    button: 'Export',
    title: 'Save this session as',
    unavailable: 'There are no captions to export yet',
    srt: { name: 'SRT', hint: 'Subtitles for video editors and YouTube' },
    vtt: { name: 'WebVTT', hint: 'Subtitles for the web' },
    txt: { name: 'Text', hint: 'Plain transcript' },
    json: { name: 'JSON', hint: 'Everything, for other programs' },
  },
  history: {
    title: 'History',
    empty: 'No sessions yet',
    emptyText: 'Each session is kept here on its own, so you can export it later.',
    live: 'Live now',
    wordless: 'No captions yet',
    exportLabel: 'Export the session of {{date}}',
    loading: 'Loading sessions…',
  },
  settings: {
    title: 'Settings',
    language: 'Language',
    languageHint: 'The language of this window. Captions keep the language that is spoken.',
    languageSystem: 'Same as system',
    overlay: 'Overlay',
    overlayVisible: 'Show captions on my screen',
    overlayVisibleHint: 'Two lines near the bottom, on top of your game.',
    captionSize: 'Caption size',
    captionPreview: 'Hello, everyone!',
    captionPreviewHint: 'Preview at half size',
    speech: 'Speech',
    endSilence: 'Pause that ends a caption',
    endSilenceHint:
      'Shorter: captions are final sooner, in smaller pieces. Longer: whole sentences, a little later.',
    endSilenceFast: 'Quicker',
    endSilenceCalm: 'Longer sentences',
    quality: 'Accuracy and load',
    qualityHint: 'Holds from the next start. Automatic measures how fast this computer is.',
    qualityAuto: 'Automatic',
    qualityAccurate: 'Most accurate',
    qualityBalanced: 'Balanced',
    qualityLight: 'Lightest on the processor',
    seconds: '{{seconds}} s',
    pixels: '{{pixels}} px',
  },
  common: {
    close: 'Close',
    loading: 'Opening Jamak…',
    loadFailed: 'This window could not reach Jamak',
    loadFailedText: 'Still trying. If this stays, restart Jamak.',
  },
  /** Stands in for a value that a message names and its sender did not know. */
  fallback: {
    name: 'the file',
    path: 'the folder',
    device: 'the microphone',
    model: 'the speech model',
  },
  dialog: {
    open: {
      title: 'Choose a recording or video to caption',
      button: 'Choose',
      media: 'Sound and video',
      all: 'All files',
    },
    save: {
      title: 'Export captions',
      button: 'Export',
      srt: 'SRT subtitles',
      vtt: 'WebVTT subtitles',
      txt: 'Text',
      json: 'JSON',
    },
  },
  messages: {
    'microphone-missing': {
      title: 'No microphone found',
      text: 'Plug one in, or choose another sound source.',
    },
    'microphone-refused': {
      title: 'Jamak isn’t allowed to use the microphone',
      text: 'Allow it in your system’s privacy settings, then start again.',
    },
    'microphone-busy': {
      title: 'The microphone is being used by another app',
      text: 'Close that app or choose another microphone, then start again.',
    },
    'system-sound-unavailable': {
      title: 'System sound can’t be heard',
      text: 'Check that a speaker or headset is set up and that Jamak may record system audio, then start again.',
    },
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
    'media-missing': {
      title: 'Can’t find {{name}}',
      text: 'It was moved or deleted, or was chosen in an earlier run. Choose it again.',
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
    'store-failed': {
      title: 'Captions can’t be saved right now',
      text: 'Check that your disk has free space. Export the session soon to be safe.',
    },
    'store-newer': {
      title: 'Your saved sessions are from a newer Jamak',
      text: 'Install the newest version to open them. Nothing was changed in {{path}}',
    },
    'store-recovered': {
      title: 'Your history was damaged, so Jamak began a new one',
      text: 'New captions are saved as usual. The old history is kept here: {{path}}',
    },
    'session-recovered': {
      title: 'Your last session was rescued',
      text: 'Jamak closed unexpectedly. Its captions are safe in History.',
    },
    'settings-broken': {
      title: 'Your settings could not be read',
      text: 'Jamak started with standard settings and kept the old file: {{path}}',
    },
    'settings-unsaved': {
      title: 'Your settings could not be saved',
      text: 'They hold until you close Jamak. Check that your disk has free space.',
    },
    'export-folder-read-only': {
      title: 'Jamak may not write to this folder',
      text: 'Choose another folder and export again: {{path}}',
    },
    'export-disk-full': {
      title: 'The disk is full',
      text: 'Free some space or choose another disk, then export again. Your captions are safe.',
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
    'already-running': {
      title: 'Jamak is already open',
      text: 'This is its window.',
    },
    'session-running': {
      title: 'Captions are already running',
      text: 'Stop them first, then try again.',
    },
    'bad-request': {
      title: 'That didn’t work',
      text: 'Try again. If it happens again, restart Jamak.',
    },
    unexpected: {
      title: 'Something went wrong',
      text: 'Try again. If it happens again, restart Jamak.',
    },
  } satisfies Record<MessageCode, MessageWords>,
} as const;
