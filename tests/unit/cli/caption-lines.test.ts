import { describe, expect, it } from 'vitest';
import { captionLine, textLine } from '../../../src/main/cli/caption-lines';
import { ended, final, gap, interim, lanes, started, STARTED_AT, translated } from '../storage/sessions';

describe('captionLine', () => {
  it('tells what happened under names that stay', () => {
    expect(captionLine(started('s'))).toEqual({
      type: 'session',
      version: 1,
      sessionId: 's',
      startedAt: STARTED_AT,
      lanes: [
        { id: 'mic', name: 'Me', source: 'microphone' },
        { id: 'sys', name: 'Guests', source: 'system' },
      ],
    });
    expect(captionLine(final('c', 1000, 'words'))).toEqual({
      type: 'caption',
      id: 'c',
      lane: 'mic',
      startMs: 1000,
      endMs: 1900.5,
      text: 'words',
    });
    expect(captionLine(interim('c', 1000, 'wor'))).toMatchObject({ type: 'interim', id: 'c', stable: 'wor' });
    expect(captionLine(translated('c', '말'))).toEqual({
      type: 'translation',
      id: 'c',
      language: 'ko',
      text: '말',
    });
    expect(captionLine(gap(0))).toMatchObject({ type: 'gap', lane: 'mic', code: 'speech-queue-full' });
    expect(captionLine(ended(2000))).toEqual({ type: 'end', durationMs: 2000, reason: 'stopped' });
  });

  it('keeps to itself what is nobody’s business', () => {
    expect(captionLine({ type: 'lag', laneId: 'mic', lagMs: 3 })).toBeNull();
    expect(captionLine({ type: 'lane-muted', laneId: 'mic', muted: true })).toBeNull();
  });
});

describe('textLine', () => {
  const nameOf = (id: string): string => lanes.find((lane) => lane.id === id)?.name ?? '';

  it('is a time, who spoke, and what was said; gaps are told, all else is not', () => {
    const lineOf = (happening: Parameters<typeof captionLine>[0]): string | null => {
      const line = captionLine(happening);
      return line && textLine(line, nameOf);
    };
    expect(lineOf(final('c', 61_000, 'words', 'sys'))).toBe('01:01  Guests: words');
    expect(lineOf(gap(0))).toBe('00:00  [speech-queue-full]');
    expect(lineOf(interim('c', 0, 'wor'))).toBeNull();
  });
});
