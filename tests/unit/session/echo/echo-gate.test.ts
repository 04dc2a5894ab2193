import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EchoGate } from '../../../../src/main/session/echo/echo-gate';
import { shareWithin } from '../../../../src/main/session/echo/likeness';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES, msToSamples } from '../../../../src/shared/sound';

/** The speech that is in the repository, mono and 16 kHz. */
function speech(path: string): Float32Array {
  const bytes = readFileSync(new URL(`../../../../${path}`, import.meta.url));
  const at = bytes.indexOf('data') + 8;
  return Float32Array.from(
    { length: (bytes.length - at) >> 1 },
    (_, n) => bytes.readInt16LE(at + 2 * n) / 32_768,
  );
}

/** What a microphone hears of it in a room: later, quieter, with reverberation and noise. */
function heardInRoom(sound: Float32Array, delayMs: number): Float32Array {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return seed / 0x3f_ff_ff_ff - 1;
  };
  const room = Array.from(
    { length: 170 },
    (_, n) => [n * 37, n === 0 ? 1.5 : random() * Math.exp(-n / 25)] as const,
  );
  const heard = Float32Array.from(sound, () => random() * 0.002);
  for (const [after, gain] of room) {
    const shift = msToSamples(delayMs) + after;
    for (let n = shift; n < heard.length; n++)
      heard[n] = (heard[n] as number) + 0.2 * gain * (sound[n - shift] as number);
  }
  return heard;
}

const JFK = speech('tests/fixtures/jfk.wav');
const OTHER = speech('resources/sample/probe.wav');
const WORDS = 'And so my fellow Americans ask not';
const DELAY_MS = 150;

function open(sounds: Readonly<Record<string, Float32Array>>) {
  const told: SessionHappening[] = [];
  const done: string[] = [];
  const gate = new EchoGate((happening) => told.push(happening));
  const hear = (toMs: number, fromMs = 0): void => {
    for (let endMs = fromMs + FRAME_MS; endMs <= toMs; endMs += FRAME_MS) {
      for (const [laneId, sound] of Object.entries(sounds)) {
        const end = msToSamples(endMs);
        const frame = new Float32Array(FRAME_SAMPLES);
        frame.set(sound.subarray(Math.min(sound.length, end - FRAME_SAMPLES), end));
        gate.hear(laneId, frame, endMs);
      }
    }
  };
  const final = (laneId: string, startMs: number, endMs: number, text: string): void =>
    gate.take(
      { type: 'caption-final', captionId: `${laneId}-${startMs}`, laneId, startMs, endMs, text },
      () => done.push(`${laneId}-${startMs}`),
    );
  const interim = (laneId: string, startMs: number, endMs: number, stable: string): void =>
    gate.take({
      type: 'caption-interim',
      captionId: `${laneId}-${startMs}`,
      laneId,
      startMs,
      endMs,
      stable,
      tentative: '',
    });
  const log = (): string[] =>
    told.map((happening) =>
      'captionId' in happening ? `${happening.type} ${happening.captionId}` : happening.type,
    );
  return { gate, hear, final, interim, log, done };
}

/** The computer plays it, and the microphone hears it from the loudspeakers. */
const echoing = () => open({ mic: heardInRoom(JFK, DELAY_MS), system: JFK });

describe('what two lanes hear of the same sound', () => {
  it('is captioned in the lane that heard it first and louder', () => {
    const { hear, final, log, done } = echoing();
    hear(6000);
    final('system', 300, 4500, `${WORDS}.`);
    final('mic', 300 + DELAY_MS, 4600, 'and so my fellow American ask not');
    expect(log()).toEqual(['caption-final system-300']);
    expect(done).toEqual(['mic-450']);
  });

  it('waits in the other lane, if that is the first to have its caption', () => {
    const { hear, final, interim, log, done } = echoing();
    hear(5000);
    interim('mic', 450, 4000, 'and so');
    final('mic', 450, 4600, WORDS);
    expect(log()).toEqual(['caption-interim mic-450']);
    final('system', 300, 4500, WORDS);
    expect(log().slice(1)).toEqual(['caption-final system-300', 'caption-withdrawn mic-450']);
    expect(done).toEqual(['mic-450']);
  });

  it('is captioned after all where the other lane has no caption of it within some seconds', () => {
    const { hear, final, log } = echoing();
    hear(5000);
    final('mic', 450, 4600, WORDS);
    hear(7000, 5000);
    expect(log()).toEqual([]);
    hear(7400, 7000);
    expect(log()).toEqual(['caption-final mic-450']);
    // Late and therefore too late: it stands there already.
    final('system', 300, 4500, WORDS);
    expect(log()).toEqual(['caption-final mic-450']);
  });

  it('is captioned after all when nothing follows', () => {
    const { gate, hear, final, log } = echoing();
    hear(5000);
    final('mic', 450, 4600, WORDS);
    gate.flush();
    expect(log()).toEqual(['caption-final mic-450']);
  });

  it('is shown once while it is said', () => {
    const { hear, interim, log } = echoing();
    hear(3000);
    interim('mic', 450, 1000, 'and so');
    interim('system', 300, 2800, 'And so my fellow');
    interim('mic', 450, 2900, 'and so my');
    interim('mic', 450, 2950, 'and so my fellow');
    expect(log()).toEqual([
      'caption-interim mic-450',
      'caption-interim system-300',
      'caption-withdrawn mic-450',
    ]);
  });

  it('is known by its delay when it is too short to be known by its sound', () => {
    const { hear, final, log } = echoing();
    hear(11_000);
    // Nothing is known of an echo yet.
    final('system', 300, 1100, 'And so');
    final('mic', 450, 1250, 'and so');
    final('system', 3000, 8000, WORDS);
    final('mic', 3150, 8150, WORDS);
    final('system', 8200, 9000, 'your country');
    final('mic', 8350, 9150, 'your country');
    expect(log()).toEqual([
      'caption-final system-300',
      'caption-final mic-450',
      'caption-final system-3000',
      'caption-final system-8200',
    ]);
  });

  it('does not hold up a lane that was muted: what waited there is gone', () => {
    const { gate, hear, final, log } = echoing();
    hear(5000);
    final('mic', 450, 4600, WORDS);
    gate.drop('mic');
    gate.flush();
    expect(log()).toEqual([]);
  });
});

it('what is shown of an utterance can be withdrawn, however long it waits for its caption', () => {
  const { gate, interim, final, log } = open({ mic: OTHER, system: JFK });
  interim('mic', 100, 1800, 'a sentence');
  for (const startMs of [20_000, 40_000, 60_000]) final('system', startMs, startMs + 900, `at ${startMs}`);
  gate.take({ type: 'caption-withdrawn', captionId: 'mic-100', laneId: 'mic' });
  expect(log().at(-1)).toBe('caption-withdrawn mic-100');
});

describe('two people', () => {
  it('who say different things at once both stay', () => {
    const { hear, final, interim, log } = open({ mic: OTHER, system: JFK });
    hear(4000);
    interim('mic', 100, 1800, 'a sentence');
    final('system', 300, 3500, WORDS);
    final('mic', 100, 3400, 'a sentence of somebody else');
    expect(log()).toEqual(['caption-interim mic-100', 'caption-final system-300', 'caption-final mic-100']);
  });

  it('who say the same at once in their own ways both stay', () => {
    const { hear, final, log } = open({ mic: OTHER, system: JFK });
    hear(4000);
    final('system', 300, 3500, WORDS);
    final('mic', 100, 3400, WORDS);
    expect(log()).toEqual(['caption-final system-300', 'caption-final mic-100']);
  });

  it.each(['yes', '네'])('who both say "%s" both stay', (word) => {
    const { hear, final, log } = open({ mic: OTHER.slice(msToSamples(300)), system: JFK });
    hear(2000);
    final('system', 300, 700, word);
    final('mic', 250, 700, word);
    expect(log()).toHaveLength(2);
  });
});

it('of the microphone that hears somebody over the loudspeakers, what they say is captioned', () => {
  const mixed = heardInRoom(JFK, DELAY_MS);
  for (const [n, sample] of OTHER.entries()) mixed[n + 32_000] = (mixed[n + 32_000] as number) + sample;
  const { hear, final, log } = open({ mic: mixed, system: JFK });
  hear(6000);
  final('system', 300, 4500, WORDS);
  final('mic', 2100, 5000, 'not a word of that');
  expect(log()).toEqual(['caption-final system-300', 'caption-final mic-2100']);
});

it.each([
  ['and so my', 'And so, my fellow Americans', 1],
  ['오늘은 새 게임을', '오늘은 새로운 게임을 해요', 2 / 3],
  ['yes', 'no', 0],
  ['', 'words', 0],
])('of "%s" that much stands in "%s": %f', (text, other, share) => {
  expect(shareWithin(text, other)).toBeCloseTo(share);
});
