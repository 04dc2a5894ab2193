import type { MessageCode } from '../../../errors';
import type { MessageWords } from '../../message-words';

/** English words of messages about sources of sound. */
export const sourceMessages = {
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
  'microphone-silent': {
    title: 'No sound comes from the microphone',
    text: 'Jamak has opened it again. If captions don’t come back, check that it’s plugged in and not muted.',
  },
  'sound-too-quiet': {
    title: 'The sound is very quiet',
    text: 'Turn it up by about {{db}} dB, or move closer to the microphone. Quiet words are easily missed.',
  },
  'sound-settings-missing': {
    title: 'The sound settings can’t be opened from here',
    text: 'Open your system’s sound settings yourself, and set the microphone there.',
  },
  'system-sound-unavailable': {
    title: 'System sound can’t be heard',
    text: 'Check that a speaker or headset is set up and that Jamak may record system audio, then start again.',
  },
  'system-sound-missing': {
    title: 'Something plays, but no sound arrives',
    text: 'In your sound settings (such as pavucontrol), make the output that plays the default one, and check under Input Devices that its monitor isn’t muted or at zero.',
  },
  'system-sound-silent-windows': {
    title: 'No sound has arrived so far',
    text: 'If something plays: in Settings, System, Sound, make the device that plays the default output. Programs that use it exclusively can’t be heard.',
  },
  'system-sound-silent-mac': {
    title: 'No sound has arrived so far',
    text: 'If something plays: in System Settings, Privacy & Security, Screen & System Audio Recording, allow Jamak, then restart it.',
  },
  'source-missing': {
    title: 'Nothing to listen to yet',
    text: 'Choose an application, or enter the address of a stream. Then start.',
  },
  'application-away': {
    title: 'Nothing is playing: {{device}}',
    text: 'Captions go on by themselves as soon as it plays again.',
  },
  'applications-unavailable': {
    title: 'Applications can’t be heard one by one',
    text: 'Jamak needs the programs pactl and parec for that. Install the package pulseaudio-utils, then try again.',
  },
  'application-unsupported': {
    title: 'Applications can’t be heard one by one here',
    text: 'That works on Linux only. Choose system sound instead.',
  },
  'stream-unreachable': {
    title: 'No answer from {{name}}',
    text: 'Check the address, and whether the stream is on the air.',
  },
  'stream-insecure': {
    title: 'No secure connection to {{name}}',
    text: 'Its certificate is not valid. Check the address and this computer’s clock.',
  },
  'stream-missing': {
    title: 'There is no stream at this address: {{name}}',
    text: 'It may be over, or the address has changed. Copy it again.',
  },
  'stream-refused': {
    title: '{{name}} doesn’t let Jamak listen',
    text: 'The stream may need an account, or an address that is still valid. Copy it again.',
  },
  'stream-page': {
    title: 'That is a web page, not a stream: {{name}}',
    text: 'Look for the address of the sound itself, such as one that ends in .m3u8 or .mp3. For a page that plays, choose system sound instead.',
  },
  'stream-protected': {
    title: 'This stream is copy-protected: {{name}}',
    text: 'Jamak can’t open it. Play it in your browser and choose system sound instead.',
  },
  'stream-silent': {
    title: 'This stream has no sound: {{name}}',
    text: 'It has pictures only. Choose another one.',
  },
  'stream-unplayable': {
    title: 'Can’t play this stream: {{name}}',
    text: 'Its sound is of a kind that Jamak can’t read. MP3, AAC, Opus and HLS work well.',
  },
  'stream-private': {
    title: 'This stream comes from your own network: {{name}}',
    text: 'Jamak listens there only once you have agreed. Enter the address again and allow it.',
  },
  'stream-lost': {
    title: 'The stream broke off: {{device}}',
    text: 'Jamak connects again by itself.',
  },
} as const satisfies Partial<Record<MessageCode, MessageWords>>;
