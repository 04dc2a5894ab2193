import { z } from 'zod';

/**
 * Every way in which Jamak tells the user that something went wrong or was mended.
 * The words for each code are in `locales/`; a code without words does not compile.
 */
export const MESSAGE_CODES = [
  // capture
  'microphone-missing',
  'microphone-refused',
  'microphone-busy',
  'microphone-silent',
  'sound-too-quiet',
  'sound-settings-missing',
  'system-sound-unavailable',
  'system-sound-missing',
  'system-sound-silent-windows',
  'system-sound-silent-mac',
  'source-missing',
  'application-away',
  'applications-unavailable',
  'application-unsupported',
  'stream-unreachable',
  'stream-insecure',
  'stream-missing',
  'stream-refused',
  'stream-page',
  'stream-protected',
  'stream-silent',
  'stream-unplayable',
  'stream-private',
  'stream-lost',
  'device-lost',
  'device-back',
  'media-unreadable',
  'media-missing',
  'media-kind',
  'media-silent',
  'media-tracks',
  'sound-missing',
  'media-not-taken',
  'capture-restarted',
  'capture-failed',
  // files that are imported
  'import-nothing',
  'import-full',
  'import-finished',
  // speech
  'model-missing',
  'model-damaged',
  'model-fallback',
  'speech-host-restarted',
  'speech-host-failed',
  'speech-queue-full',
  'speech-failed',
  'speech-language-unknown',
  'speech-fallback',
  'speech-back',
  'speech-spool-full',
  'speech-spool-recovered',
  // recordings
  'recording-disk-full',
  'recording-failed',
  'recording-missing',
  // servers, for speech and for language
  'server-unreachable',
  'server-key-refused',
  'server-forbidden',
  'server-rate-limited',
  'server-quota',
  'server-model-missing',
  'server-wrong-address',
  'server-redirects',
  'server-timeout',
  'server-bad-answer',
  'server-failed',
  'server-only-reasons',
  'server-context-cut',
  'server-loading',
  'server-ceiling',
  // language engine
  'language-fallback',
  'language-back',
  'language-needs-server',
  'translation-missing',
  'inside-addon-missing',
  'inside-model-unknown',
  'inside-model-missing',
  'inside-model-unusable',
  'inside-memory',
  'inside-failed',
  'inside-too-slow',
  'inside-held',
  'inside-fallback',
  'inside-back',
  'report-ready',
  'report-failed',
  'report-missing',
  // words that are corrected and taken back
  'caption-missing',
  'caption-changed',
  'caption-too-long',
  'split-nowhere',
  'merge-nobody',
  'edit-outdated',
  'taken-back-for-good',
  'words-replaced',
  'taken-back',
  'report-taken-back',
  // local models
  'download-offline',
  'download-failed',
  'download-damaged',
  'download-disk-full',
  'model-folder-unknown',
  'model-in-use',
  'model-check-failed',
  'model-unusable',
  // pages for browsers
  'port-taken',
  'local-server-failed',
  // OBS
  'obs-away',
  'obs-closed',
  'obs-lost',
  'obs-back',
  'obs-outdated',
  'obs-password-wrong',
  'obs-password-missing',
  'obs-wrong-address',
  'obs-not-allowed',
  'obs-failed',
  'obs-server-off',
  'obs-kept-out',
  'obs-no-browser-source',
  'obs-captions-latin',
  'obs-replay-off',
  'obs-subtitles-saved',
  'obs-subtitles-elsewhere',
  'obs-subtitles-partial',
  'addresses-renewed',
  'jamak-unreachable',
  // keys
  'key-not-kept',
  'key-not-sent',
  // storage, settings, export
  'store-failed',
  'store-newer',
  'store-recovered',
  'store-replaced',
  'store-rebuilt',
  'store-salvaged',
  'backup-failed',
  'backup-disk-full',
  'backup-missing',
  'backup-restored',
  'data-unreadable',
  'data-newer',
  'data-imported',
  'session-recovered',
  'history-expires',
  'settings-broken',
  'settings-reset',
  'settings-unsaved',
  'usage-broken',
  'keys-broken',
  'export-folder-read-only',
  'export-disk-full',
  'export-folder-missing',
  'export-failed',
  'exported',
  'auto-exported',
  'auto-export-failed',
  // files that are opened as sessions
  'import-missing',
  'import-kind',
  'import-too-large',
  'import-partial',
  'import-damaged',
  'subtitles-unreadable',
  'bundle-unreadable',
  'bundle-newer',
  'bundle-unsafe',
  'bundle-partial',
  // text files, folders, sessions
  'text-file-failed',
  'folder-not-opened',
  'session-missing',
  'session-empty',
  // updates
  'update-unreachable',
  'update-missing',
  'update-unreadable',
  'update-forged',
  'update-broken',
  'update-damaged',
  'update-disk-full',
  'update-not-installed',
  'update-later',
  'update-available',
  'update-ready',
  'update-done',
  // app
  'data-folder-unusable',
  'command-running',
  'sandbox-off',
  'offline',
  'login-start-failed',
  'overlay-closed',
  'overlay-failed',
  'preset-unreadable',
  'preset-exported',
  'presets-full',
  'app-not-closed',
  'already-running',
  'session-running',
  'session-lanes',
  'session-idle',
  'bad-request',
  'unexpected',
] as const;

export const messageCodeSchema = z.enum(MESSAGE_CODES);
export type MessageCode = z.infer<typeof messageCodeSchema>;

/** Values that the words of a code may name: a file, a device, a model. Never a transcript or a key. */
export const messageParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type MessageParams = z.infer<typeof messageParamsSchema>;

/** An error that can be shown: it has a code with words in every language. */
export class JamakError extends Error {
  readonly code: MessageCode;
  readonly params: MessageParams;
  /** Whether the same call may succeed later with nothing changed. */
  readonly retryable: boolean;

  constructor(
    code: MessageCode,
    options: { params?: MessageParams; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'JamakError';
    this.code = code;
    this.params = options.params ?? {};
    this.retryable = options.retryable ?? false;
  }

  /** `error` itself when it is one of ours, else an 'unexpected' that keeps it as its cause. */
  static from(error: unknown): JamakError {
    return error instanceof JamakError ? error : new JamakError('unexpected', { cause: error });
  }
}

/** An error as it crosses a process boundary. */
export const errorValueSchema = z.object({
  code: messageCodeSchema,
  params: messageParamsSchema,
  retryable: z.boolean(),
});
export type ErrorValue = z.infer<typeof errorValueSchema>;

export function toErrorValue(error: unknown): ErrorValue {
  const { code, params, retryable } = JamakError.from(error);
  return { code, params, retryable };
}

export function fromErrorValue(value: ErrorValue): JamakError {
  return new JamakError(value.code, value);
}

/** For the default branch of a switch that must know every case. */
export function missingCase(value: never): never {
  throw new Error(`missing case: ${JSON.stringify(value)}`);
}
