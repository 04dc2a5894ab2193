import { createStore, type StoreApi } from 'zustand/vanilla';
import { isKin } from '../../shared/session/rearranging';
import { translationIn, type SessionView } from '../../shared/session/session-view';
import type { Settings } from '../../shared/settings';
import type { CaptionLine } from '../ui/set-caption';
import { speakerColour } from '../ui/speaker-colours';
import type { SessionState } from '../ui/session-mirror';

/** How long captions stay when nothing new comes, ms; longer where more lines are to be read. */
export const HOLD_MS = 6000;
const HOLD_LINE_MS = 3000;
/** How long it takes to fade away, ms; the same as in overlay.module.css. */
export const FADE_MS = 400;
/** Captions of the view that are looked at: as many as can show when each has one line, and one that rolls away. */
const MOST_CAPTIONS = 5;
/** While one of so many captions has a translation, the next ones are expected to get theirs. */
const EXPECTING_CAPTIONS = 8;

export interface OverlayLine extends CaptionLine {
  readonly startMs: number;
  readonly endMs: number;
}

interface Presentation {
  readonly lines: readonly OverlayLine[];
  readonly fading: boolean;
  /** Whether room is kept under captions for translations that are still to come. */
  readonly bilingual: boolean;
  /** The session event that brought these lines; 0 when none did. */
  readonly seq: number;
}

export interface Presenter {
  readonly store: StoreApi<Presentation>;
  /** Follows the session; the returned function stops it. */
  readonly connect: () => () => void;
  /** Something came into view that was not there before: all stays as long as if it had come just now. */
  readonly hold: () => void;
}

/** Decides which captions the overlay shows, and when they fade. */
export function createPresenter(session: StoreApi<SessionState>, now: () => number): Presenter {
  const store = createStore<Presentation>(() => ({
    lines: [],
    fading: false,
    bilingual: false,
    seq: 0,
  }));
  /** What has faded away: it comes back only when its translation changes, and not when it is corrected. */
  let gone = new Map<string, OverlayLine>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fadeLater(): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        store.setState({ fading: true });
        timer = setTimeout(clear, FADE_MS);
      },
      Math.max(HOLD_MS, session.getState().settings.overlay.lines * HOLD_LINE_MS),
    );
  }

  function hold(): void {
    const { lines, fading } = store.getState();
    if (lines.length > 0 && !fading) fadeLater();
  }

  function clear(): void {
    const { session: view, settings } = session.getState();
    letGo(candidates(view, settings));
    store.setState({ lines: [], fading: false, seq: 0 });
  }

  function letGo(lines: readonly OverlayLine[]): void {
    gone = new Map(lines.map((line) => [keyOf(line), line]));
  }

  function isGone(line: OverlayLine): boolean {
    const known = gone.get(keyOf(line));
    if (!known) return false;
    return wordsOf(known) !== wordsOf(line) || translationOf(known) === translationOf(line);
  }

  /** What had to make room for words that are taken back or rearranged does not come again; neither do its parts. */
  function keepAway({ session: view, settings }: SessionState): void {
    const shown = new Set(store.getState().lines.map(({ id }) => id));
    const parts = new Set(
      view.captions
        .slice(-MOST_CAPTIONS)
        .filter((one) => isKin(one, shown))
        .map(({ id }) => id),
    );
    for (const line of candidates(view, settings)) {
      if (line.final && !parts.has(line.id)) gone.set(keyOf(line), line);
    }
  }

  function present({ session: view, settings }: SessionState): void {
    const { translation, overlay } = settings;
    const translated = translation.enabled && overlay.translations;
    const growing = new Set(store.getState().lines.flatMap(({ id, grown }) => (grown ? [id] : [])));
    const lines = candidates(view, settings)
      .filter((line) => !isGone(line) && (line.final || overlay.tentative !== 'hidden'))
      .slice(-1 - overlay.lines)
      .map((line) => ({ ...line, grown: line.grown || growing.has(line.id) }))
      .map((line) => (translated ? line : { ...line, translation: undefined }));
    const bilingual = translated && expectsTranslations(view, translation.language);
    const { lines: shown, bilingual: wasBilingual } = store.getState();
    if (bilingual !== wasBilingual) store.setState({ bilingual });
    if (sameLines(lines, shown)) return;
    store.setState({ lines, fading: false, seq: view.seq });
    if (lines.length > 0) fadeLater();
    else clearTimeout(timer);
  }

  /** A window that opens in mid-session must not bring back what was said long ago. */
  function forgetOld({ session: view, settings }: SessionState): void {
    const age = view.startedAt === null ? Infinity : now() - view.startedAt;
    letGo(candidates(view, settings).filter((line) => line.final && line.endMs + HOLD_MS < age));
  }

  function connect(): () => void {
    const stop = session.subscribe((state, before) => {
      if (state.status !== 'ready') return;
      if (before.status !== 'ready') forgetOld(state);
      const { takenBack, rearranged } = before.session;
      if (state.session.takenBack !== takenBack || state.session.rearranged !== rearranged) keepAway(state);
      present(state);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }

  return { store, connect, hold };
}

/** The latest captions, final or not, in the order in which they were begun. */
function candidates({ captions, interims, lanes }: SessionView, settings: Settings): OverlayLine[] {
  const { overlay: look, translation: second } = settings;
  const latest = captions.slice(-MOST_CAPTIONS);
  const said = new Set([...latest, ...interims].map(({ laneId }) => laneId));
  // A lane that was removed is nobody any more once its last words have gone.
  const present = lanes.filter(({ id, state }) => state !== 'removed' || said.has(id));
  const speakers = new Map(present.map((lane) => [lane.id, lane]));
  const speaker = (laneId: string): Pick<CaptionLine, 'label' | 'colour'> => {
    const lane = speakers.get(laneId);
    // Nobody is named while one is heard, as in the transcript.
    if (!lane || present.length < 2 || !look.speakerNames) return { label: '' };
    return {
      label: lane.name,
      colour: look.speakerColours ? speakerColour(lane.colour, look) : undefined,
    };
  };
  const finals = latest.map((caption) => {
    const { id, laneId, startMs, endMs, text } = caption;
    const translation = translationIn(caption, second.language);
    return {
      id,
      ...speaker(laneId),
      stable: text,
      tentative: '',
      // The overlay is for viewers: room is left for a translation that is missing, but no word of it.
      translation: translation?.text ? translation : undefined,
      startMs,
      endMs,
      final: true,
      grown: false,
    };
  });
  const unfinished = interims.map(({ id, laneId, startMs, endMs, stable, tentative }) => ({
    id,
    ...speaker(laneId),
    stable,
    tentative,
    startMs,
    endMs,
    final: false,
    grown: true,
  }));
  return [...finals, ...unfinished]
    .filter((line) => line.stable !== '' || line.tentative !== '')
    .sort((a, b) => a.startMs - b.startMs);
}

/** Judged by what arrives rather than by the settings: where nothing translates, captions stay close together. */
function expectsTranslations({ captions }: SessionView, language: string): boolean {
  return captions.slice(-EXPECTING_CAPTIONS).some((caption) => translationIn(caption, language));
}

/** A final caption is the same whatever was corrected in it. */
function keyOf(line: OverlayLine): string {
  return line.final ? line.id : wordsOf(line);
}

function wordsOf({ id, stable, tentative, final }: OverlayLine): string {
  return JSON.stringify([id, stable, tentative, final]);
}

function translationOf({ translation }: OverlayLine): string {
  return translation ? JSON.stringify([translation.language, translation.text, translation.final]) : '';
}

function sameLines(a: readonly OverlayLine[], b: readonly OverlayLine[]): boolean {
  return (
    a.length === b.length &&
    a.every((line, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        wordsOf(line) === wordsOf(other) &&
        translationOf(line) === translationOf(other) &&
        line.endMs === other.endMs &&
        line.label === other.label &&
        line.colour === other.colour
      );
    })
  );
}
