import { describe, expect, it } from 'vitest';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import {
  applySessionEvent,
  EMPTY_VIEW,
  lacksTranslation,
  secondLanguage,
  translationIn,
  type SessionView,
} from '../../../../src/shared/session/session-view';

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

describe('translations', () => {
  const said: SessionHappening = { type: 'caption-final', ...span, text: 'Ask not.' };
  const told = (type: 'translation-interim' | 'translation-final', language: string, text: string) =>
    ({ type, captionId: 'c', language, text }) as const;

  it('are one for each language, in the order in which they first came', () => {
    const [caption] = fold([
      started,
      said,
      told('translation-interim', 'ko', '묻지'),
      told('translation-final', 'ja', '問うな'),
      told('translation-final', 'ko', '묻지 마세요.'),
    ]).captions;
    expect(caption?.translations).toEqual([
      { language: 'ko', text: '묻지 마세요.', final: true },
      { language: 'ja', text: '問うな', final: true },
    ]);
    expect(translationIn(caption!, 'ja')?.text).toBe('問うな');
    expect(translationIn(caption!, null)).toBeUndefined();
  });

  it('lack where the engine gave none, in that language alone', () => {
    const [caption] = fold([
      started,
      said,
      { type: 'translation-missing', captionId: 'c', language: 'ko' },
      told('translation-interim', 'ja', ''),
    ]).captions;
    expect(['ko', 'ja', 'de'].map((language) => lacksTranslation(caption!, language))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('go when their caption is corrected', () => {
    const [caption] = fold([
      started,
      said,
      told('translation-final', 'ko', '묻지 마세요.'),
      { type: 'caption-edited', captionId: 'c', text: 'Ask now.', editor: 'e' },
    ]).captions;
    expect(caption).toEqual({
      id: 'c',
      laneId: 'a',
      startMs: 100,
      endMs: 900,
      text: 'Ask now.',
      original: 'Ask not.',
    });
  });

  it('are read in the language that is preferred, else in the one that came first', () => {
    const { captions } = fold([
      started,
      { type: 'caption-final', ...span, captionId: 'b', text: 'Hm.' },
      said,
      told('translation-final', 'ko', '묻지 마세요.'),
      told('translation-final', 'ja', '問うな'),
    ]);
    expect(['ja', 'de', undefined].map((preferred) => secondLanguage(captions, preferred))).toEqual([
      'ja',
      'ko',
      'ko',
    ]);
    expect(secondLanguage([{}], 'ko')).toBeNull();
  });
});
