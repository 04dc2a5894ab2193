import { describe, expect, it } from 'vitest';
import { Diagnosis } from '../../../../src/main/session/doctor/diagnosis';
import { SoundMeasure } from '../../../../src/main/session/doctor/sound-measure';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';

/** A doctor of made-up sound, and what it said whenever that was something else, with the second. */
function open({ hearsNoise = true } = {}) {
  const measure = new SoundMeasure();
  const diagnosis = new Diagnosis({ hearsNoise });
  const said: string[] = [];
  let frames = 0;
  const frame = (samples: Float32Array, probability: number): void => {
    frames++;
    if (!measure.hear({ samples, probability })) return;
    const now = diagnosis
      .judge(measure.measured)
      .map((ailment) => Object.values(ailment).join(' '))
      .join(', ');
    if (now !== (said.at(-1)?.split(' @')[0] ?? ''))
      said.push(`${now} @${Math.round((frames * FRAME_MS) / 1000)}`);
  };
  const sound = (count: number, db: number, probability: number): void => {
    for (let index = 0; index < count; index++)
      frame(new Float32Array(FRAME_SAMPLES).fill(10 ** (db / 20)), probability);
  };
  /** Words of half a second with pauses of as long between them. */
  const voice = (seconds: number, db: number, roomDb = -75): void => {
    for (let passed = 0; passed < seconds; passed += 1.024) {
      sound(16, db, 0.95);
      sound(16, roomDb, 0.01);
    }
  };
  return { measure, said, frame, sound, voice };
}

/** A loud low tone of which what goes beyond full scale is cut off. */
function tone(amplitude: number): Float32Array {
  return Float32Array.from({ length: FRAME_SAMPLES }, (_, at) =>
    Math.max(-1, Math.min(1, amplitude * Math.sin(at / 8))),
  );
}

describe('the sound doctor', () => {
  it('says how much a quiet voice is missing, and that it is loud enough, each once', () => {
    const { said, voice } = open();
    voice(20, -55);
    voice(20, -30);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^too-quiet 20 @[5-7]$/);
    expect(said[1]).toMatch(/^ @2[1-9]$/);
  });

  it('does not change its mind about a voice that moves between quiet and loud enough', () => {
    const { said, voice } = open();
    voice(12, -50);
    for (let times = 0; times < 10; times++) {
      voice(4, -47);
      voice(4, -46);
    }
    expect(said).toEqual([expect.stringContaining('too-quiet')]);
  });

  it('tells noise between words, but not from a bang', () => {
    const { said, voice, sound } = open();
    voice(15, -30, -60);
    sound(20, -10, 0.05);
    voice(15, -30, -60);
    expect(said).toEqual([]);
    voice(40, -30, -35);
    expect(said).toEqual([expect.stringMatching(/^noisy \d @/)]);
  });

  it('tells a voice that is cut off again and again, but not one that reaches full scale, nor a single shout', () => {
    const { said, frame, voice } = open();
    for (let index = 0; index < 200; index++) frame(tone(0.98), 0.9);
    voice(12, -25);
    for (let index = 0; index < 20; index++) frame(tone(2), 0.9);
    voice(15, -25);
    expect(said).toEqual([]);
    for (let index = 0; index < 200; index++) frame(tone(2), 0.9);
    expect(said).toEqual([expect.stringMatching(/^clipping @/)]);
    voice(20, -25);
    expect(said.at(-1)).toMatch(/^ @/);
  });

  it('tells a microphone that gives nothing from its start on soon, one with a noise gate later, and other sources never', () => {
    const dead = open();
    dead.sound(300, -Infinity, 0);
    expect(dead.said).toEqual([expect.stringMatching(/^no-sound @[45]$/)]);
    dead.sound(100, -50, 0);
    expect(dead.said).toHaveLength(2);

    const gated = open();
    gated.voice(10, -30, -Infinity);
    gated.sound(400, -Infinity, 0);
    expect(gated.said).toEqual([]);
    gated.sound(900, -Infinity, 0);
    expect(gated.said).toEqual([expect.stringContaining('no-sound')]);

    const system = open({ hearsNoise: false });
    system.sound(3000, -Infinity, 0);
    expect(system.said).toEqual([]);
  });

  it('knows nothing of a voice until it was heard for two seconds', () => {
    const { measure, sound, voice } = open();
    sound(200, -60, 0.01);
    voice(2, -30);
    expect(measure.measured).toMatchObject({ speechDb: null, snrDb: null });
    voice(5, -30);
    expect(measure.measured.speechDb).toBeCloseTo(-30, 0);
    expect(measure.measured.snrDb).toBeGreaterThan(25);
  });
});

it('is sure that nothing is wrong when voices were heard and no finding is about to come', () => {
  const measure = new SoundMeasure();
  const diagnosis = new Diagnosis({ hearsNoise: true });
  const sure: boolean[] = [];
  /** Half a second of a voice, and as long without one. */
  const talk = (db: number): void => {
    for (let frame = 0; frame < 32; frame++) {
      const voice = frame < 16;
      const samples = new Float32Array(FRAME_SAMPLES).fill(voice ? 10 ** (db / 20) : 0.0002);
      if (!measure.hear({ samples, probability: voice ? 0.95 : 0.01 })) continue;
      diagnosis.judge(measure.measured);
      sure.push(diagnosis.sure);
    }
  };
  for (let seconds = 0; seconds < 8; seconds++) talk(-30);
  expect(sure).toEqual([false, false, false, false, true, true, true, true]);
});
