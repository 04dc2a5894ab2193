import type { SessionHappening } from '../../../src/shared/session/events';
import type { ReferenceWord, RunHeader, Sample, TraceLine } from '../../bench/log/schema';

/** Epoch ms of session time 0 in hand-made traces; a round number, so that answers can be read off. */
export const ZERO = 1_000_000;

export const heardAt = (ms: number): number => ZERO + ms;

/** Writes a trace by hand. All times are ms after `ZERO`. */
export class TraceWriter {
  readonly entries: TraceLine[] = [{ type: 'zero', at: ZERO }];
  #seq = 0;

  /** Publishes an event, and has it painted at `paintedMs` if that is given. Returns its number. */
  event(ms: number, happening: SessionHappening, paintedMs?: number): number {
    const seq = ++this.#seq;
    this.entries.push({ type: 'event', at: ZERO + ms, event: { seq, happening } });
    if (paintedMs !== undefined) this.painted(paintedMs, seq);
    return seq;
  }

  painted(ms: number, seq: number): void {
    this.entries.push({ type: 'painted', at: ZERO + ms, seq });
  }

  interim(ms: number, captionId: string, stable: string, tentative: string, paintedMs?: number): number {
    const span = { startMs: 0, endMs: ms };
    return this.event(
      ms,
      { type: 'caption-interim', captionId, laneId: 'me', ...span, stable, tentative },
      paintedMs,
    );
  }

  final(
    ms: number,
    captionId: string,
    [startMs, endMs]: readonly [number, number],
    text: string,
    paintedMs?: number,
  ): number {
    return this.event(
      ms,
      { type: 'caption-final', captionId, laneId: 'me', startMs, endMs, text },
      paintedMs,
    );
  }

  withdraw(ms: number, captionId: string, paintedMs?: number): number {
    return this.event(ms, { type: 'caption-withdrawn', captionId, laneId: 'me' }, paintedMs);
  }

  vad(sessionMs: number, state: 'started' | 'paused' | 'resumed' | 'ended'): void {
    this.entries.push({ type: 'vad', at: ZERO + sessionMs, laneId: 'me', sessionMs, state });
  }

  pass(
    captionId: string,
    kind: 'interim' | 'final',
    pass: number,
    {
      soundMs,
      decodeMs,
      outcome,
    }: { soundMs: number; decodeMs: number; outcome: 'used' | 'empty' | 'loop' | 'failed' | 'aborted' },
  ): void {
    this.entries.push({ type: 'pass-started', at: ZERO, captionId, pass, kind, soundMs });
    this.entries.push({ type: 'pass-ended', at: ZERO, captionId, pass, kind, decodeMs, text: '', outcome });
  }
}

/** Words of one clip, each 400 ms long with 100 ms after it, the first at `startMs`. */
export function spokenWords(text: string, startMs: number, clip = 0): ReferenceWord[] {
  return text.split(' ').map((word, at) => ({
    text: word,
    startMs: startMs + at * 500,
    endMs: startMs + at * 500 + 400,
    clip,
  }));
}

export function header(part: Partial<RunHeader> = {}): RunHeader {
  return {
    type: 'run',
    name: 'by hand',
    kind: 'speech',
    file: 'by-hand.wav',
    durationMs: 10_000,
    loops: 1,
    soak: false,
    viewers: null,
    lanes: 1,
    spawnedAt: ZERO - 2_000,
    clips: [],
    words: [],
    voiced: [],
    silences: [],
    ...part,
  };
}

/** A sample of one process at `ms` after `ZERO`. */
export function sample(ms: number, cpuMs: number, pssKb = 0, machineCpuMs = cpuMs): Sample {
  const process = { pid: 1, role: 'browser', cpuMs, pssKb, handles: 10 };
  return { type: 'sample', at: ZERO + ms, processes: [process], machineCpuMs };
}
