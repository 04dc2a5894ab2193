/** English words of recordings. */
export const recordingWords = {
  recording: {
    title: 'Recording',
    enabled: 'Record the sound of sessions',
    enabledHint:
      'What each source hears is kept on this computer beside its captions, so that you can listen again: about {{size}} an hour for each source. What is muted or paused is never recorded, and what you take back is erased from the sound as well.',
    kept: 'Recordings on this computer: {{size}}',
    keptHint: 'They are deleted with their sessions, in History.',
    none: 'Nothing is recorded yet.',
    ready: 'Will be recorded',
    on: 'Recording',
    waits: 'Recording waits',
    failed: 'Not recording',
    lane: 'Recording {{name}}',
    player: {
      label: 'Recording of this session',
      play: 'Play (Space)',
      pause: 'Pause (Space)',
      position: 'Position',
      positionText: '{{time}} of {{total}}',
      speed: 'Speed',
      times: '{{times}}×',
      hint: 'Click a word to hear it.',
      failed: 'The recording can’t be played.',
    },
  },
} as const;
