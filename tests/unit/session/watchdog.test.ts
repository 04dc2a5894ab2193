import { describe, expect, it } from 'vitest';
import { Watchdog } from '../../../src/main/session/watchdog';

const FRAME_MS = 32;

/** A watchdog whose time passes when told, and what it said, with the second in which it did. */
function open({ hearsNoise = true } = {}) {
  const said: string[] = [];
  let nowMs = 0;
  const say = (what: string): void => void said.push(`${what} ${Math.round(nowMs / 1000)}`);
  const watchdog = new Watchdog({
    hearsNoise,
    onSilent: (part) => say(part),
    onBack: (part) => say(`${part} back`),
  });
  /** So many seconds of frames; `answers`: whether the engine answers once a second. */
  const pass = (seconds: number, { level = 0.01, asked = false, answers = false } = {}): void => {
    const untilMs = nowMs + seconds * 1000;
    for (let frame = 0; nowMs < untilMs; frame++) {
      nowMs += FRAME_MS;
      watchdog.hear({ level, asked });
      if (answers && frame % 31 === 0) watchdog.answered();
    }
  };
  return { watchdog, said, pass };
}

describe('Watchdog: the capture window', () => {
  it('is silent when a microphone that worked gives nothing but zeros; it is told again, rarer each time', () => {
    const { said, pass } = open();
    pass(10);
    pass(29, { level: 0 });
    expect(said).toEqual([]);
    pass(400, { level: 0 });
    expect(said).toEqual(['capture 40', 'capture 100', 'capture 220']);
    pass(1);
    expect(said.at(-1)).toBe('capture back 439');
  });

  it('is told of at most once a minute, however often it falls silent', () => {
    const { said, pass } = open();
    for (let round = 0; round < 12; round++) {
      pass(1);
      pass(45, { level: 0 });
    }
    const seconds = said.filter((line) => line.startsWith('capture ') && !line.includes('back'));
    expect(seconds.length).toBeLessThanOrEqual(Math.ceil((12 * 46) / 60));
    expect(seconds.length).toBeGreaterThan(1);
  });

  it('is not silent when the source may be still: one that was before, and came back by itself', () => {
    const gated = open();
    for (let round = 0; round < 5; round++) {
      gated.pass(3);
      gated.pass(1, { level: 0 });
    }
    gated.pass(3);
    gated.pass(600, { level: 0 });
    const late = open();
    late.pass(3, { level: 0 });
    late.pass(5);
    late.pass(600, { level: 0 });
    expect([...gated.said, ...late.said]).toEqual([]);
  });

  it('is not silent while there is any noise at all, before the first sound, or when it is no microphone', () => {
    const never = open();
    never.pass(300, { level: 0 });
    expect(never.said).toEqual([]);
    const { said, pass } = open();
    pass(1);
    for (let round = 0; round < 20; round++) {
      pass(0.4, { level: 0 });
      pass(20, { level: 1e-6 });
    }
    const system = open({ hearsNoise: false });
    system.pass(1);
    system.pass(300, { level: 0 });
    expect([...said, ...system.said]).toEqual([]);
  });
});

describe('Watchdog: the engine', () => {
  it('is silent when it was asked and answers nothing for a minute', () => {
    const { watchdog, said, pass } = open();
    pass(5, { asked: true, answers: true });
    pass(55, { asked: true });
    expect(said).toEqual([]);
    pass(10, { asked: true });
    expect(said).toEqual(['engine 65']);
    watchdog.answered();
    expect(said.at(-1)).toBe('engine back 70');
  });

  it('gets longer for its first answer: it may still be loading a model', () => {
    const { said, pass } = open();
    pass(149, { asked: true });
    expect(said).toEqual([]);
    pass(3, { asked: true });
    expect(said).toEqual(['engine 150']);
  });

  it('is not silent as long as it answers anything, or is not asked', () => {
    const { said, pass } = open();
    // Music for ten minutes: it is heard, and holds no words.
    pass(600, { asked: true, answers: true });
    pass(600);
    for (let round = 0; round < 20; round++) {
      pass(50, { asked: true });
      pass(1);
    }
    expect(said).toEqual([]);
  });
});
