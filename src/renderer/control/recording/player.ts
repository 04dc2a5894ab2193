import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the player needs of an audio element. */
export interface Sound {
  /** Seconds. */
  currentTime: number;
  /** Seconds; NaN until it is known. */
  readonly duration: number;
  playbackRate: number;
  readonly paused: boolean;
  readonly error: object | null;
  readonly play: () => Promise<void>;
  readonly pause: () => void;
}

export interface PlayerState {
  readonly playing: boolean;
  /** Session ms. */
  readonly atMs: number;
  readonly rate: number;
  readonly failed: boolean;
}

export const RATES = [0.75, 1, 1.25, 1.5, 2] as const;

/** Lanes that are further apart than this are heard twice, seconds. */
const APART_S = 0.12;

/** Spans that are less apart are played through, ms. */
const NEAR_MS = 700;

interface Span {
  /** Session ms. */
  readonly startMs: number;
  readonly endMs: number;
}

/** In order, those that touch or are near as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.startMs - other.startMs)) {
    const last = all.at(-1);
    if (last && span.startMs - last.endMs < NEAR_MS) {
      all[all.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, span.endMs) };
    } else all.push(span);
  }
  return all;
}

/** Plays the recordings of a session's lanes together. Their times are the session's. */
export class Player {
  readonly store: StoreApi<PlayerState> = createStore(() => ({
    playing: false,
    atMs: 0,
    rate: 1,
    failed: false,
  }));
  readonly durationMs: number;
  readonly #sounds: readonly Sound[];
  /** What alone is played, the current one first; none where all is. */
  #spans: readonly Span[] = [];

  constructor(sounds: readonly Sound[], durationMs: number) {
    this.#sounds = sounds;
    this.durationMs = durationMs;
  }

  toggle(): void {
    if (this.store.getState().playing) this.pause();
    else this.play();
  }

  play(): void {
    const { atMs } = this.store.getState();
    // After the end it begins anew.
    this.#startAt(atMs >= this.#endMs ? 0 : atMs);
  }

  pause(): void {
    this.#spans = [];
    for (const sound of this.#sounds) sound.pause();
    this.store.setState({ playing: false });
  }

  /** Goes on there, playing or not as before. */
  seek(atMs: number): void {
    this.#spans = [];
    const to = Math.min(Math.max(0, atMs), this.durationMs);
    if (this.store.getState().playing) return this.#startAt(to);
    for (const sound of this.#sounds) sound.currentTime = to / 1000;
    this.store.setState({ atMs: to });
  }

  /** Plays from there on. */
  playFrom(atMs: number): void {
    this.#spans = [];
    this.#startAt(Math.min(Math.max(0, atMs), this.durationMs));
  }

  /** Plays these alone, one after the other in the order of time. */
  playSpans(spans: readonly Span[]): void {
    const [first, ...rest] = joined(spans.filter(({ startMs }) => startMs < this.durationMs));
    if (!first) return;
    this.playFrom(first.startMs);
    this.#spans = [first, ...rest];
  }

  setRate(rate: number): void {
    for (const sound of this.#sounds) sound.playbackRate = rate;
    this.store.setState({ rate });
  }

  /** To be called several times a second: tells where it is, and keeps the lanes together. */
  tick(): void {
    if (!this.store.getState().playing) return;
    if (this.#sounds.some(({ error }) => error)) return this.#fail();
    const leader = this.#leader;
    if (!leader || leader.paused) return this.#over();
    for (const sound of this.#sounds) {
      const apart = Math.abs(sound.currentTime - leader.currentTime);
      if (sound !== leader && !sound.paused && apart > APART_S) sound.currentTime = leader.currentTime;
    }
    this.store.setState({ atMs: leader.currentTime * 1000 });
    this.#stayInSpans(leader.currentTime * 1000);
  }

  #stayInSpans(atMs: number): void {
    const [current, next, ...rest] = this.#spans;
    if (!current || atMs < current.endMs) return;
    if (!next) return this.pause();
    this.#spans = [next, ...rest];
    this.#startAt(next.startMs);
  }

  #startAt(atMs: number): void {
    this.store.setState({ playing: true, atMs, failed: false });
    for (const sound of this.#sounds) {
      sound.pause();
      const over = sound.duration * 1000 <= atMs;
      sound.currentTime = atMs / 1000;
      // A later place breaks off what has not begun to play.
      if (!over) void sound.play().catch((error: unknown) => this.#refused(error));
    }
  }

  #refused(error: unknown): void {
    if (!(error instanceof Error && error.name === 'AbortError')) this.#fail();
  }

  #fail(): void {
    this.pause();
    this.store.setState({ failed: true });
  }

  #over(): void {
    this.pause();
    this.store.setState({ atMs: this.#endMs });
  }

  /** The one that plays longest. */
  get #leader(): Sound | undefined {
    return this.#sounds.toSorted((left, right) => (right.duration || 0) - (left.duration || 0))[0];
  }

  /** Where the longest recording ends, session ms. */
  get #endMs(): number {
    return Math.min((this.#leader?.duration || Infinity) * 1000, this.durationMs);
  }
}
