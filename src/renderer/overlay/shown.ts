import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OverlayState } from '../../shared/ipc';
import { Reading, type ReadLine } from '../../shared/typeset/reading';
import { displayWidth } from '../../shared/typeset/width';
import type { SessionState } from '../ui/session-mirror';
import { setLine, type SetLine, type Typesetter } from '../ui/set-caption';
import type { OverlayLine, Presenter } from './presenter';
import { sampleLines } from './sample';

interface Shown {
  /** Captions as they are to stand, without what waits for its turn. */
  readonly captions: readonly SetLine[];
  readonly fading: boolean;
  readonly bilingual: boolean;
  /** The session event whose words all show; 0 when none does. */
  readonly seq: number;
}

export interface ShownOptions {
  readonly session: StoreApi<SessionState>;
  readonly presenter: Presenter;
  /** Whether sample words stand in where nobody speaks. */
  readonly state: StoreApi<OverlayState>;
  /** Steady, ms. */
  readonly now: () => number;
}

export interface ShownCaptions {
  readonly store: StoreApi<Shown>;
  /** Breaks lines from now on: the room for captions, or their letters, changed. */
  readonly setTypesetter: (typeset: Typesetter) => void;
  readonly connect: () => () => void;
}

/** What the overlay draws: captions set in lines, each line in its turn. */
export function createShown({ session, presenter, state, now }: ShownOptions): ShownCaptions {
  const store = createStore<Shown>(() => ({ captions: [], fading: false, bilingual: false, seq: 0 }));
  const reading = new Reading();
  let typeset: Typesetter = (text) => [text];
  /** How captions stand already, by their ids. */
  let standing = new Map<string, SetLine>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(): void {
    clearTimeout(timer);
    const { lines, fading, bilingual, seq } = presenter.store.getState();
    const { settings, language } = session.getState();
    const { editing, previewing } = state.getState();
    const spoken = lines.length > 0;
    if (!spoken && (editing || previewing)) {
      const translated = settings.overlay.translations && settings.translation.enabled;
      const sample = sampleLines(language, settings.overlay, translated);
      const captions = sample.map((line) => setLine(line, typeset));
      store.setState({ captions, fading: false, bilingual: translated, seq: 0 });
      return;
    }
    const captions = lines.map((line) => setLine(line, typeset, standing.get(line.id)));
    standing = new Map(captions.map((caption) => [caption.id, caption]));
    const rows = captions.flatMap((caption, at) => rowsOf(caption, lines[at]?.grown ?? true));
    const { from, to, nextInMs } = reading.take(rows, now(), settings.overlay);
    // Lines that roll away are still seen on their way.
    const first = settings.overlay.flow === 'pop-on' ? from : 0;
    const inTurn = nextInMs === null;
    store.setState({ captions: cut(captions, first, to), fading, bilingual, seq: inTurn ? seq : 0 });
    if (inTurn) return;
    timer = setTimeout(() => {
      presenter.hold();
      show();
    }, nextInMs);
  }

  function connect(): () => void {
    const stops = [
      presenter.store.subscribe(show),
      state.subscribe(show),
      session.subscribe(({ settings, language }, before) => {
        if (settings !== before.settings || language !== before.language) show();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }

  return {
    store,
    setTypesetter(next) {
      typeset = next;
      standing.clear();
      show();
    },
    connect,
  };
}

function rowsOf({ id, rows }: SetLine, grown: OverlayLine['grown']): ReadLine[] {
  return rows.map(({ text }, at) => ({
    key: `${id}#${at}`,
    captionId: id,
    columns: displayWidth(text),
    grown,
  }));
}

/** The rows of all captions from the `from`-th to before the `to`-th. A translation comes with its caption's last row. */
function cut(captions: readonly SetLine[], from: number, to: number): SetLine[] {
  let before = 0;
  return captions.flatMap((caption) => {
    const rows = caption.rows.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += caption.rows.length;
    if (rows.length === 0) return [];
    return [{ ...caption, rows, translation: to >= before ? caption.translation : undefined }];
  });
}
