import { describe, expect, it } from 'vitest';
import { QuietWatch } from '../../../src/main/session/quiet-watch';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';

/** A watch of made-up sound, and what it said, with the second in which it did. */
function open() {
  const said: string[] = [];
  let frames = 0;
  const watch = new QuietWatch((db) =>
    said.push(`${db ?? 'enough'} ${Math.round((frames * FRAME_MS) / 1000)}`),
  );
  const sound = (count: number, db: number, probability: number): void => {
    for (let index = 0; index < count; index++) {
      frames++;
      watch.hear({ samples: new Float32Array(FRAME_SAMPLES).fill(10 ** (db / 20)), probability });
    }
  };
  /** Words of half a second with pauses between them. */
  const voice = (seconds: number, db: number, probability: number, roomDb = -80): void => {
    for (let passed = 0; passed < seconds; passed += 0.768) {
      sound(16, db, probability);
      sound(8, roomDb, 0);
    }
  };
  return { watch, said, sound, voice };
}

describe('QuietWatch', () => {
  it('says how much a quiet voice is missing, once, and when it is loud enough', () => {
    const { said, voice } = open();
    voice(30, -57, 0.7);
    expect(said).toEqual(['22 3']);
    voice(15, -30, 0.95);
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/^enough 3\d$/);
  });

  it('hears a voice in which the detector does not believe at all', () => {
    const { said, voice } = open();
    voice(10, -60, 0);
    expect(said).toEqual(['25 4']);
  });

  it('says nothing of a voice that is loud enough, of noise, of clicks, and of silence', () => {
    const { said, sound, voice } = open();
    voice(20, -40, 0.9);
    const others = [open(), open(), open()] as const;
    others[0].sound(1000, -60, 0.02);
    for (let click = 0; click < 200; click++) {
      others[1].sound(3, -55, 0.05);
      others[1].sound(6, -75, 0);
    }
    others[2].sound(1000, -Infinity, 0);
    expect([...said, ...others.flatMap((other) => other.said)]).toEqual([]);
    // Nobody has spoken yet.
    sound(1000, -75, 0);
    expect(said).toEqual([]);
  });

  it('takes quiet voices soon after loud ones for somebody further off', () => {
    const { said, voice } = open();
    voice(10, -30, 0.95);
    voice(60, -58, 0.6);
    expect(said).toEqual([]);
    voice(300, -58, 0.6);
    expect(said).toHaveLength(1);
  });

  it('takes back what it said when the lane is closed', () => {
    const { watch, said, voice } = open();
    watch.close();
    voice(10, -57, 0.7);
    watch.close();
    watch.close();
    expect(said).toEqual(['22 3', 'enough 11']);
  });
});
