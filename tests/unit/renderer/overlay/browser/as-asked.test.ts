import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { asAsked, askedSettings, askedView } from '../../../../../src/renderer/overlay/browser/as-asked';
import { readParameters } from '../../../../../src/renderer/overlay/browser/parameters';
import type { SessionState } from '../../../../../src/renderer/ui/session-mirror';
import { BUILT_IN_PRESETS } from '../../../../../src/shared/overlay/presets';
import { DEFAULT_OVERLAY_STYLE } from '../../../../../src/shared/overlay/style';
import {
  applySessionEvent,
  EMPTY_VIEW,
  type SessionView,
} from '../../../../../src/shared/session/session-view';
import type { SessionHappening } from '../../../../../src/shared/session/events';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings';

const lane = (id: string, name: string) =>
  ({ id, name, colour: 'sky', muted: false, source: { kind: 'microphone' } }) as const;

const final = (captionId: string, laneId: string, text: string, startMs: number): SessionHappening => ({
  type: 'caption-final',
  captionId,
  laneId,
  startMs,
  endMs: startMs + 900,
  text,
});

const TOLD: SessionHappening[] = [
  {
    type: 'session-started',
    sessionId: 's1',
    startedAt: 0,
    lanes: [lane('a', 'Mina'), lane('b', 'The Guest')],
  },
  final('c1', 'a', 'Good evening', 0),
  final('c2', 'b', '반가워요', 1000),
  final('c3', 'a', 'What is new', 2000),
  {
    type: 'caption-interim',
    captionId: 'i1',
    laneId: 'b',
    startMs: 3000,
    endMs: 4000,
    stable: 'It is',
    tentative: '',
  },
];

function view(...more: SessionHappening[]): SessionView {
  return [...TOLD, ...more].reduce(
    (before, happening, at) => applySessionEvent(before, { seq: at + 1, happening }),
    EMPTY_VIEW,
  );
}

const textsOf = (search: string, of = view()): string[] =>
  askedView(of, readParameters(search)).captions.map(({ text }) => text);
const lookOf = (search: string) => {
  const own = { id: 'own', name: 'Blue Night', style: { ...DEFAULT_OVERLAY_STYLE, textColour: '#0000ff' } };
  return askedSettings({ ...DEFAULT_SETTINGS, overlayPresets: [own] }, readParameters(search)).overlay;
};

describe('what the address of the overlay page asks for', () => {
  it.each(['game', 'GAME', 'Game', '게임'])('finds a ready-made look by %s', (preset) => {
    expect(lookOf(`?preset=${encodeURIComponent(preset)}`)).toMatchObject(BUILT_IN_PRESETS.game);
  });

  it.each(['own', 'blue night'])('finds a look of one’s own by %s', (preset) => {
    expect(lookOf(`?preset=${encodeURIComponent(preset)}`).textColour).toBe('#0000ff');
  });

  it.each([
    '',
    '?preset=',
    '?preset=constructor',
    '?lines=0',
    '?lines=5',
    '?lines=1.5',
    '?lines=',
    '?lines=x',
  ])('leaves the look as it is for %s', (search) => {
    expect(lookOf(search)).toEqual(DEFAULT_SETTINGS.overlay);
  });

  it('takes lines along with a look', () => {
    expect(lookOf('?preset=minimal&lines=3')).toMatchObject({ ...BUILT_IN_PRESETS.minimal, lines: 3 });
  });

  it.each([
    ['', ['Good evening', '반가워요', 'What is new']],
    ['?lanes=', ['Good evening', '반가워요', 'What is new']],
    ['?lanes=,%20,', ['Good evening', '반가워요', 'What is new']],
    ['?lanes=a', ['Good evening', 'What is new']],
    ['?lanes=2', ['반가워요']],
    ['?lanes=the%20guest', ['반가워요']],
    ['?lanes=nobody,1', ['Good evening', 'What is new']],
    ['?lanes=nobody', []],
  ])('shows the lanes that %s names', (search, texts) => {
    expect(textsOf(search)).toEqual(texts);
  });

  it('leaves out what others are saying, and their names', () => {
    const asked = askedView(view(), readParameters('?lanes=1'));
    expect(asked.interims).toEqual([]);
    expect(asked.lanes.map(({ name }) => name)).toEqual(['Mina']);
  });

  const korean = (captionId: string, text: string): SessionHappening => ({
    type: 'translation-final',
    captionId,
    language: 'ko',
    text,
  });

  it('shows translations into that language, below what was said', () => {
    const parameters = readParameters('?language=KO');
    const translated = view(korean('c1', '좋은 저녁이에요'));
    expect(askedView(translated, parameters).captions).toEqual(translated.captions);
    expect(askedSettings(DEFAULT_SETTINGS, parameters)).toMatchObject({
      translation: { enabled: true, language: 'ko' },
      overlay: { translations: true },
    });
  });

  it('puts translations in place of what was said, and waits for those that are to come', () => {
    const search = '?language=ko&original=off';
    // Nothing is translated: better what was said than nothing.
    expect(textsOf(search)).toEqual(['Good evening', '반가워요', 'What is new']);
    expect(textsOf(search, view(korean('c1', '좋은 저녁이에요')))).toEqual(['좋은 저녁이에요', '반가워요']);
    const missing: SessionHappening = { type: 'translation-missing', captionId: 'c3', language: 'ko' };
    expect(textsOf(search, view(korean('c1', '좋은 저녁이에요'), missing))).toEqual([
      '좋은 저녁이에요',
      '반가워요',
      'What is new',
    ]);
  });

  it('gives the same settings as long as they are, so that nothing is drawn again for nothing', () => {
    const state: SessionState = {
      status: 'ready',
      language: 'en',
      settings: DEFAULT_SETTINGS,
      session: view(),
    };
    const store = createStore(() => state);
    const asked = asAsked(store, readParameters('?preset=game&lanes=1'));
    const before = asked.getState().settings;
    store.setState({ session: view(final('c4', 'a', 'More', 5000)) });
    expect(asked.getState().settings).toBe(before);
    expect(asked.getState().session.captions.at(-1)?.text).toBe('More');
  });
});
