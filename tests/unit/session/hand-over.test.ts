import { describe, expect, it } from 'vitest';
import { HandOver } from '../../../src/main/session/hand-over';
import {
  DEFAULT_GOVERNOR_OPTIONS,
  LAG_LEVELS,
  LagGovernor,
  type LagLevel,
} from '../../../src/main/session/lag-governor';
import { FRAME_MS } from '../../../src/shared/sound';
import { segmentOf } from './segmenting/segments';

/** Utterances of these lengths, ms, wait to be handed over at some lag level. */
function open(level: LagLevel, { maxUtteranceMs = 16_000 } = {}) {
  const governor = new LagGovernor();
  const lagMs = DEFAULT_GOVERNOR_OPTIONS.enterMs[LAG_LEVELS.indexOf(level) - 1] ?? 0;
  governor.observe(0, lagMs);
  const engine = { waiting: false, busy: false };
  const log: string[] = [];
  const handOver = new HandOver<string>({
    governor,
    maxUtteranceMs: () => maxUtteranceMs,
    speakingLanes: () => 1,
    waiting: () => engine.waiting,
    busy: () => engine.busy,
    onHanded: ({ first, others }) => {
      engine.busy = true;
      log.push([first, ...others].join('+'));
    },
    onGivenUp: (item) => log.push(`gave up ${item}`),
  });
  let count = 0;
  let at = 0;
  const add = (...lengthsMs: number[]): void => {
    for (const ms of lengthsMs) {
      handOver.add(`u${++count}`, segmentOf(at, at + ms / FRAME_MS));
      at += ms / FRAME_MS;
    }
  };
  return { handOver, engine, log, add };
}

describe('HandOver', () => {
  it('hands over at once, one by one, however busy the engine is', () => {
    const { handOver, log, add } = open('fast-finals');
    add(960, 960, 960);
    handOver.drain();
    expect(log).toEqual(['u1', 'u2', 'u3']);
  });

  it('far behind, hands over one at a time and joins what ended meanwhile', () => {
    const { handOver, engine, log, add } = open('merged');
    add(960);
    handOver.drain();
    add(960, 960);
    handOver.drain();
    expect(log).toEqual(['u1']);
    engine.busy = false;
    handOver.drain();
    expect(log).toEqual(['u1', 'u2+u3']);
  });

  it('joins no more than 12 s, and no more than the engine takes', () => {
    const long = open('merged');
    long.add(5760, 5760, 480, 32);
    long.handOver.drain();
    expect(long.log).toEqual(['u1+u2+u3']);
    const short = open('merged', { maxUtteranceMs: 6000 });
    short.add(3200, 1600, 3200);
    short.handOver.drain();
    expect(short.log).toEqual(['u1+u2']);
  });

  it('when nothing else helps, gives up what waits longer than 30 s of sound, the oldest first', () => {
    const { handOver, engine, log, add } = open('gaps');
    engine.busy = true;
    add(9600, 9600, 9600, 9600, 9600);
    handOver.drain();
    expect(log).toEqual(['gave up u1', 'gave up u2']);
  });

  it('joins and gives up nothing while a server is away', () => {
    const { handOver, engine, log, add } = open('gaps');
    engine.waiting = true;
    engine.busy = true;
    add(9600, 9600, 9600, 9600, 9600);
    handOver.drain();
    expect(log).toEqual(['u1', 'u2', 'u3', 'u4', 'u5']);
  });

  it('at the end hands over all that waits', () => {
    const { handOver, engine, log, add } = open('merged');
    engine.busy = true;
    add(9600, 9600, 960);
    handOver.drainAll();
    expect(log).toEqual(['u1', 'u2+u3']);
  });

  it('asks for fewer interims, then none, then for fast finals', () => {
    const policies = LAG_LEVELS.map((level) => open(level).handOver.policy);
    expect(policies.map(({ pace }) => pace)).toEqual(['normal', 'fewer', 'none', 'none', 'none', 'none']);
    expect(policies.map(({ finalTier }) => finalTier)).toEqual([
      'accurate',
      'accurate',
      'accurate',
      'fast',
      'fast',
      'fast',
    ]);
  });
});
