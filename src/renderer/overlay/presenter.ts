import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionView } from '../../shared/session-view';
import type { CaptionLine } from '../ui/CaptionLines';
import type { SessionState } from '../ui/session-store';

/** How long a caption stays when nothing new comes, ms. */
export const HOLD_MS = 6000;
/** How long it takes to fade away, ms; the same as in overlay.module.css. */
export const FADE_MS = 400;
/** Captions that are in the page; more than two lines never show. */
const KEPT_CAPTIONS = 3;

export interface OverlayLine extends CaptionLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly final: boolean;
}

interface Presentation {
  readonly lines: readonly OverlayLine[];
  readonly fading: boolean;
  /** The session event that brought these lines; 0 when none did. */
  readonly seq: number;
}

export interface Presenter {
  readonly store: StoreApi<Presentation>;
  /** Follows the session; the returned function stops it. */
  readonly connect: () => () => void;
}

/** Decides which captions the overlay shows, and when they fade. */
export function createPresenter(session: StoreApi<SessionState>, now: () => number): Presenter {
  const store = createStore<Presentation>(() => ({ lines: [], fading: false, seq: 0 }));
  /** What has faded away already: these very words of these captions don't come back. */
  let gone = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fadeLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      store.setState({ fading: true });
      timer = setTimeout(clear, FADE_MS);
    }, HOLD_MS);
  }

  function clear(): void {
    gone = new Set(candidates(session.getState().session).map(fingerprint));
    store.setState({ lines: [], fading: false, seq: 0 });
  }

  function present({ session: view }: SessionState): void {
    const lines = candidates(view)
      .filter((line) => !gone.has(fingerprint(line)))
      .slice(-KEPT_CAPTIONS);
    if (sameLines(lines, store.getState().lines)) return;
    store.setState({ lines, fading: false, seq: view.seq });
    if (lines.length > 0) fadeLater();
    else clearTimeout(timer);
  }

  /** A window that opens in mid-session must not bring back what was said long ago. */
  function forgetOld({ session: view }: SessionState): void {
    const age = view.startedAt === null ? Infinity : now() - view.startedAt;
    const old = candidates(view).filter((line) => line.final && line.endMs + HOLD_MS < age);
    gone = new Set(old.map(fingerprint));
  }

  function connect(): () => void {
    const stop = session.subscribe((state, before) => {
      if (state.status !== 'ready') return;
      if (before.status !== 'ready') forgetOld(state);
      if (state.session !== before.session || state.status !== before.status) present(state);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }

  return { store, connect };
}

/** The latest captions, final or not, in the order in which they were begun. */
function candidates({ captions, interims, lanes }: SessionView): OverlayLine[] {
  const labels = new Map(lanes.map((lane) => [lane.id, lane.label]));
  const finals = captions.slice(-KEPT_CAPTIONS).map(({ id, laneId, startMs, endMs, text }) => ({
    id,
    label: labels.get(laneId) ?? '',
    stable: text,
    tentative: '',
    startMs,
    endMs,
    final: true,
  }));
  const unfinished = interims.map(({ id, laneId, startMs, endMs, stable, tentative }) => ({
    id,
    label: labels.get(laneId) ?? '',
    stable,
    tentative,
    startMs,
    endMs,
    final: false,
  }));
  return [...finals, ...unfinished]
    .filter((line) => line.stable !== '' || line.tentative !== '')
    .sort((a, b) => a.startMs - b.startMs);
}

function fingerprint({ id, stable, tentative, final }: OverlayLine): string {
  return JSON.stringify([id, stable, tentative, final]);
}

function sameLines(a: readonly OverlayLine[], b: readonly OverlayLine[]): boolean {
  return (
    a.length === b.length &&
    a.every((line, at) => {
      const other = b[at];
      return other !== undefined && fingerprint(line) === fingerprint(other) && line.endMs === other.endMs;
    })
  );
}
