import { describe, expect, it } from 'vitest';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW, type SessionView } from '../../../../src/shared/session/session-view';

function fold(happenings: SessionHappening[], view: SessionView = EMPTY_VIEW): SessionView {
  return happenings.reduce(
    (now, happening, index) => applySessionEvent(now, { seq: index + 1, happening }),
    view,
  );
}

const started: SessionHappening = {
  type: 'session-started',
  sessionId: 's',
  startedAt: 5,
  lanes: [{ id: 'a', name: 'Me', colour: 'sky', muted: false, source: { kind: 'microphone' } }],
};
const span = { captionId: 'c', laneId: 'a', startMs: 100, endMs: 900 };

describe('applySessionEvent', () => {
  it('replaces an interim by its final', () => {
    const before = fold([started, { type: 'caption-interim', ...span, stable: 'ask', tentative: 'not' }]);
    expect(before.interims).toHaveLength(1);
    const after = fold([
      started,
      { type: 'caption-interim', ...span, stable: 'ask', tentative: 'not' },
      { type: 'caption-final', ...span, text: 'Ask not.' },
    ]);
    expect(after.interims).toEqual([]);
    expect(after.captions).toEqual([{ id: 'c', laneId: 'a', startMs: 100, endMs: 900, text: 'Ask not.' }]);
  });

  it('takes an interim back when its final held no words', () => {
    const view = fold([
      started,
      { type: 'caption-interim', ...span, stable: '', tentative: 'uh' },
      { type: 'caption-withdrawn', captionId: 'c', laneId: 'a' },
    ]);
    expect(view).toMatchObject({ interims: [], captions: [] });
  });

  it('sorts captions of several lanes by their start', () => {
    const late = { type: 'caption-final', ...span, captionId: 'late', startMs: 500, text: 'b' } as const;
    const early = { type: 'caption-final', ...span, captionId: 'early', startMs: 200, text: 'a' } as const;
    expect(fold([started, late, early]).captions.map((caption) => caption.id)).toEqual(['early', 'late']);
  });

  it('ignores an event that it already holds, so catching up cannot double anything', () => {
    const view = fold([started, { type: 'caption-final', ...span, text: 'once' }]);
    const again: SessionEvent = { seq: 2, happening: { type: 'caption-final', ...span, text: 'once' } };
    expect(applySessionEvent(view, again)).toBe(view);
  });

  it('gives a lane its new name and colour', () => {
    const view = fold([started, { type: 'lane-renamed', laneId: 'a', name: '민서', colour: 'rose' }]);
    expect(view.lanes).toMatchObject([{ id: 'a', name: '민서', colour: 'rose', state: 'opening' }]);
  });

  it('begins anew with the next session', () => {
    const view = fold([started, { type: 'caption-final', ...span, text: 'old' }]);
    const next = applySessionEvent(view, { seq: 1, happening: { ...started, sessionId: 't' } });
    expect(next).toMatchObject({ sessionId: 't', captions: [], phase: 'running', seq: 1 });
  });
});
