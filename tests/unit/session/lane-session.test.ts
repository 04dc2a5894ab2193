import { describe, expect, it } from 'vitest';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { DECODE_COSTS } from '../../fakes/decode-cost';
import { play, type Logged } from '../../fakes/play-lane';
import { SimulatedEngine, type Decoder } from '../../fakes/simulated-engine';

/** Frames that one made-up word lasts. */
const WORD_FRAMES = 10;

/** Sound whose speech frames hold their number, so that a decoder can tell which words it hears. */
function speech(runs: readonly (readonly [frames: number, probability: number])[]) {
  const probabilities = Float32Array.from(
    runs.flatMap(([frames, probability]) => Array.from({ length: frames }, () => probability)),
  );
  const samples = new Float32Array(probabilities.length * FRAME_SAMPLES);
  const words = new Set<string>();
  for (const [frame, probability] of probabilities.entries()) {
    if (probability < 0.5) continue;
    samples.fill(frame + 1, frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
    words.add(`w${Math.floor(frame / WORD_FRAMES)}`);
  }
  return { samples, probabilities, words: [...words] };
}

const hearing: Decoder = {
  decode(samples) {
    const words = new Set<string>();
    for (let at = 0; at < samples.length; at += FRAME_SAMPLES) {
      const number = samples[at] as number;
      if (number > 0) words.add(`w${Math.floor((number - 1) / WORD_FRAMES)}`);
    }
    return [...words].join(' ');
  },
};

function engineOf(decoder: Decoder, slowness: (nowMs: number) => number = () => 1): SimulatedEngine {
  const engine: SimulatedEngine = new SimulatedEngine({
    decoders: { base: decoder, tiny: decoder },
    costs: DECODE_COSTS.careful,
    models: { fast: 'tiny', accurate: 'base' },
    workers: 2,
    slowness: () => slowness(engine.nowMs),
  });
  return engine;
}

function of<T extends SessionHappening['type']>(log: readonly Logged[], type: T) {
  return log.flatMap(({ atMs, happening }) =>
    happening.type === type ? [{ atMs, ...(happening as Extract<SessionHappening, { type: T }>) }] : [],
  );
}

/** Sentences of 2.9 s with pauses of 1.3 s, none of which begins or ends within a word. */
function sentences(count: number) {
  return speech(Array.from({ length: count }, () => [[90, 0.9] as const, [40, 0] as const]).flat());
}

describe('LaneSession', () => {
  it('shows words while they are spoken and their final soon after the end silence', async () => {
    const { samples, probabilities, words } = sentences(3);
    const log = await play(samples, probabilities, engineOf(hearing), {});
    const finals = of(log, 'caption-final');
    expect(finals.map(({ text }) => text).join(' ')).toBe(words.join(' '));
    expect(finals[0]).toMatchObject({ startMs: 0, endMs: 90 * FRAME_MS });
    expect((finals[0]?.atMs ?? 0) - 90 * FRAME_MS).toBeLessThan(1300);
    const interims = of(log, 'caption-interim');
    expect(interims[0]?.atMs).toBeLessThan(1200);
    expect(interims.length).toBeGreaterThan(8);
    expect(new Set(interims.map(({ captionId }) => captionId))).toEqual(
      new Set(finals.map(({ captionId }) => captionId)),
    );
  });

  it('loses and doubles no word where it had to cut speech without a pause', async () => {
    const { samples, probabilities, words } = speech([
      [1500, 0.9],
      [40, 0],
    ]);
    const log = await play(samples, probabilities, engineOf(hearing), {});
    const finals = of(log, 'caption-final');
    expect(finals.length).toBeGreaterThan(3);
    expect(finals.map(({ text }) => text).join(' ')).toBe(words.join(' '));
  });

  it('captions a short word, and neither a click nor what is no word', async () => {
    const { samples, probabilities } = speech([
      [30, 0],
      [2, 0.7],
      [60, 0],
      [9, 0.9],
      [60, 0],
    ]);
    const log = await play(samples, probabilities, engineOf({ decode: () => 'Yes.' }), {});
    expect(of(log, 'caption-final').map(({ text }) => text)).toEqual(['Yes.']);
    const silent = await play(samples, probabilities, engineOf({ decode: () => '' }), {});
    expect(of(silent, 'caption-final')).toEqual([]);
    expect(of(silent, 'caption-interim')).toEqual([]);
  });

  it('stays right when the recogniser is ten times slower, shows the lag, and catches up', async () => {
    const { samples, probabilities, words } = sentences(40);
    const slow = (nowMs: number): boolean => nowMs > 20_000 && nowMs < 90_000;
    const engine = engineOf(hearing, (nowMs) => (slow(nowMs) ? 10 : 1));
    const log = await play(samples, probabilities, engine, {});
    expect(
      of(log, 'caption-final')
        .map(({ text }) => text)
        .join(' '),
    ).toBe(words.join(' '));
    expect(of(log, 'gap')).toEqual([]);
    const lags = of(log, 'lag');
    expect(Math.max(...lags.map(({ lagMs }) => lagMs))).toBeGreaterThan(2000);
    expect(lags.at(-1)?.lagMs).toBe(0);
    expect(lags.at(-1)?.atMs).toBeLessThan(120_000);
    const interimsIn = (from: number, to: number): number =>
      of(log, 'caption-interim').filter(({ atMs }) => atMs >= from && atMs < to).length / (to - from);
    expect(interimsIn(30_000, 90_000)).toBeLessThan(interimsIn(0, 20_000) / 3);
    expect(interimsIn(120_000, 160_000)).toBeGreaterThan(interimsIn(0, 20_000) * 0.8);
  });

  it('marks a gap when nothing else helps, and says the rest', async () => {
    const { samples, probabilities } = sentences(60);
    const engine = engineOf(hearing, (nowMs) => (nowMs < 150_000 ? 60 : 1));
    const log = await play(samples, probabilities, engine, {});
    const gaps = of(log, 'gap');
    expect(gaps.length).toBeGreaterThan(0);
    const finals = of(log, 'caption-final');
    expect(finals.at(-1)?.text).toContain(`w${Math.floor((59 * 130 + 89) / WORD_FRAMES)}`);
    // Every sentence is in a caption or in a gap.
    const covered = [...finals, ...gaps];
    for (let sentence = 0; sentence < 60; sentence++) {
      const midMs = (sentence * 130 + 45) * FRAME_MS;
      expect(covered.filter(({ startMs, endMs }) => startMs <= midMs && midMs <= endMs)).toHaveLength(1);
    }
  });
});
