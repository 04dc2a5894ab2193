import { describe, expect, it } from 'vitest';
import { currentLines, logLines } from '../../../../src/main/broadcast/text-file/lines';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../../src/shared/session/session-view';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { ended, final, interim, started, takenBack } from '../public-feed/open-feed';

const STYLE = { columns: 20, lines: 2, speakerNames: false };

function viewOf(...happenings: SessionHappening[]): SessionView {
  return happenings.reduce(
    (view, happening, at) => applySessionEvent(view, { seq: at + 1, happening }),
    EMPTY_VIEW,
  );
}

describe('the lines of now', () => {
  it('are the last ones, as long as the overlay’s', () => {
    const view = viewOf(
      started(),
      final('c1', 'Nobody reads this any more'),
      interim('c2', 'but this is what I say now'),
    );
    expect(currentLines(view, STYLE)).toBe('but this is what I\nsay now\n');
    expect(currentLines(view, { ...STYLE, lines: 3 })).toBe('any more\nbut this is what I\nsay now\n');
  });

  it('break Korean at its spaces, twice as wide as Latin letters', () => {
    const view = viewOf(started(), final('c1', '오늘은 새로운 게임을 해 보겠습니다'));
    expect(currentLines(view, STYLE)).toBe('오늘은 새로운 게임을\n해 보겠습니다\n');
  });

  it('say who speaks where the overlay does', () => {
    const view = viewOf(
      started('s', ['me', 'guest']),
      final('c1', 'hi', 'me'),
      final('c2', 'hello', 'guest'),
    );
    expect(currentLines(view, { ...STYLE, speakerNames: true })).toBe('me: hi\nguest: hello\n');
  });

  it('are none before and after the session', () => {
    expect(currentLines(EMPTY_VIEW, STYLE)).toBe('');
    expect(currentLines(viewOf(started(), final('c1', 'hi'), ended), STYLE)).toBe('');
  });
});

describe('the log', () => {
  it('has each final with its time and speaker, without what was taken back', () => {
    const view = viewOf(started('s', ['me', '']), final('c1', 'hi', 'me'), final('c2', 'damn', 'me'));
    const after = viewOf(
      started('s', ['me', '']),
      final('c1', 'hi', 'me'),
      final('c2', 'damn', 'me'),
      takenBack('c2'),
      ended,
    );
    expect(logLines(view)).toBe('[00:01] me: hi\n[00:02] me: damn\n');
    expect(logLines(after)).toBe('[00:01] me: hi\n');
  });

  it('stays as large as it may get: the oldest lines give way', () => {
    const happenings = Array.from({ length: 300 }, (_, at) =>
      final(`c${at + 1}`, `${at + 1} ${'x'.repeat(1_000)}`),
    );
    const log = logLines(viewOf(started('s', ['']), ...happenings));
    expect(log.length).toBeLessThanOrEqual(200_000);
    expect(log.length).toBeGreaterThan(190_000);
    expect(log.endsWith(`[05:00] 300 ${'x'.repeat(1_000)}\n`)).toBe(true);
  });
});
