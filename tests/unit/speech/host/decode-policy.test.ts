import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AFTER_EMPTY,
  AFTER_LOOP,
  cutSound,
  decodeUtterance,
  isSilent,
  retryPolicyOf,
  type Cut,
  type Decoded,
  type Heard,
} from '../../../../src/main/speech/host/decode-policy';
import type { ModelFamily } from '../../../../src/main/speech/models';
import { msToSamples } from '../../../../src/shared/sound';

const LOOP = 'so so so so so so so so';

function sound(ms: number): Float32Array {
  return new Float32Array(msToSamples(ms)).map((_, index) => 0.1 * Math.sin(index / 10));
}

/** Decodes `samples` with a model that gives these results, one after another. */
async function decode(
  results: readonly (string | Heard)[],
  samples = sound(2000),
  options: { retry?: boolean; cancelAfter?: number; family?: ModelFamily } = {},
): Promise<Decoded & { lengths: number[] }> {
  const { retry = true, cancelAfter = Infinity, family = 'moonshine' } = options;
  const lengths: number[] = [];
  const decoded = await decodeUtterance(samples, {
    retry,
    policy: retryPolicyOf(family),
    recognise: (tried) => {
      lengths.push(tried.length);
      const result = results[lengths.length - 1] ?? '';
      return typeof result === 'string' ? { text: result } : result;
    },
    pause: () => Promise.resolve(lengths.length < cancelAfter),
  });
  return { ...decoded, lengths };
}

describe('decodeUtterance', () => {
  test('takes a good result at once', async () => {
    expect(await decode(['Yes.'])).toEqual({ text: 'Yes.', tries: 1, lengths: [msToSamples(2000)] });
  });

  test('tries an empty one without its padding', async () => {
    const { lengths, ...decoded } = await decode(['', '', 'Yes.']);
    expect(decoded).toEqual({ text: 'Yes.', tries: 3, doubt: 'empty' });
    expect(lengths).toEqual([2000, 1700, 1500].map(msToSamples));
  });

  test('tries a looping one with silence behind it', async () => {
    const { lengths, ...decoded } = await decode([LOOP, 'So.']);
    expect(decoded).toEqual({ text: 'So.', tries: 2, doubt: 'loop' });
    expect(lengths).toEqual([2000, 2300].map(msToSamples));
  });

  test('shortens the loop when nothing helps', async () => {
    expect(await decode([LOOP, LOOP, '', LOOP])).toMatchObject({
      text: 'so so so',
      tries: 1 + AFTER_LOOP.length,
    });
  });

  test('keeps what is around a run that comes with every try', async () => {
    const laughing = Array.from({ length: 5 }, () => '하하하하하하하하하하 그건 반칙이지');
    const said = { text: '하하하하 그건 반칙이지' };
    expect(await decode(laughing)).toMatchObject({ ...said, tries: 1 + AFTER_LOOP.length });
    expect(await decode(laughing, sound(2000), { retry: false })).toMatchObject({ ...said, tries: 1 });
    expect(await decode(Array.from({ length: 5 }, () => 'hahahahahahahahahaha'))).toMatchObject({
      text: 'hahahaha',
    });
  });

  test('ends with nothing when no try finds words', async () => {
    expect(await decode([])).toMatchObject({ text: '', tries: 1 + AFTER_EMPTY.length });
  });

  test('believes that silence holds no words', async () => {
    const almostNothing = sound(2000).map((sample) => sample * 0.005);
    expect(await decode([], almostNothing)).toMatchObject({ text: '', tries: 1 });
  });

  test('makes no try that would leave too little', async () => {
    expect(await decode([], sound(700))).toMatchObject({ tries: 2 });
  });

  test('tries interims once', async () => {
    expect(await decode([''], sound(2000), { retry: false })).toMatchObject({ text: '', tries: 1 });
    expect(await decode([LOOP], sound(2000), { retry: false })).toMatchObject({ text: '', tries: 1 });
  });

  test('stops when cancelled', async () => {
    expect(await decode([], sound(2000), { cancelAfter: 2 })).toMatchObject({ text: '', tries: 2 });
  });
});

describe('other families', () => {
  test.each(['whisper', 'canary', 'fire-red'] as const)(
    '%s may chant, but means its silence',
    async (family) => {
      expect(await decode(['', 'Yes.'], sound(2000), { family })).toMatchObject({ text: '', tries: 1 });
      expect(await decode([LOOP, 'So.'], sound(2000), { family })).toMatchObject({ text: 'So.', tries: 2 });
    },
  );

  test.each(['sense-voice', 'nemo-transducer', 'streaming-transducer', 'paraformer'] as const)(
    '%s is believed',
    async (family) => {
      expect(await decode(['', 'Yes.'], sound(2000), { family })).toMatchObject({ text: '', tries: 1 });
      expect(await decode([LOOP], sound(2000), { family })).toMatchObject({ text: LOOP, tries: 1 });
      expect(await decode([LOOP], sound(2000), { family, retry: false })).toMatchObject({ text: LOOP });
    },
  );
});

describe('a model that writes', () => {
  const family = 'whisper';
  const short = { text: 'It goes on and', language: 'en', cutShort: true };

  test('is tried once more and no more, since each try makes the captions of a show wait', async () => {
    expect(await decode([LOOP, LOOP, 'So.'], sound(2000), { family })).toMatchObject({
      text: 'so so so',
      tries: 2,
    });
  });

  test('that was cut short gets room for as many words again', async () => {
    const { lengths, ...decoded } = await decode([short, 'It goes on and on.'], sound(4000), { family });
    expect(decoded).toEqual({ text: 'It goes on and on.', tries: 2, doubt: 'cut-short' });
    expect(lengths).toEqual([4000, 8000].map(msToSamples));
  });

  test.each([
    [500, 2500],
    [12_000, 24_000],
    [20_000, 29_400],
  ])('gets no more room than it can hear: %s ms become %s', async (ms, roomMs) => {
    const { lengths } = await decode([short, 'It goes on and on.'], sound(ms), { family });
    expect(lengths).toEqual([ms, roomMs].map(msToSamples));
  });

  test('keeps what it had when more room brings nothing, less, or nonsense', async () => {
    for (const more of ['', 'It', LOOP]) {
      const { lengths: _, ...decoded } = await decode([short, more], sound(4000), { family });
      expect(decoded).toEqual({ text: short.text, language: 'en', tries: 2, doubt: 'cut-short' });
    }
    expect(await decode([short], sound(29_500), { family })).toMatchObject({ text: short.text, tries: 1 });
  });

  test('says what is doubtful where it is not worth another try; a loop is not said', async () => {
    const once = { family, retry: false } as const;
    expect(await decode([short], sound(2000), once)).toMatchObject({ text: short.text, doubt: 'cut-short' });
    expect(await decode([LOOP], sound(2000), once)).toMatchObject({ text: '', doubt: 'loop', tries: 1 });
    expect(await decode(['So.'], sound(2000), once)).not.toHaveProperty('doubt');
  });

  test('does so for finals alone that are the last, others also for those that may be', () => {
    expect(retryPolicyOf('whisper').retriesSpeculative).toBe(false);
    expect(retryPolicyOf('moonshine').retriesSpeculative).toBe(true);
  });
});

describe('cutSound', () => {
  const ms = fc.integer({ min: 0, max: 1000 });
  const cuts: fc.Arbitrary<Cut> = fc.record({ trimStartMs: ms, trimEndMs: ms, silenceMs: ms });

  test('keeps what is between the trims, and puts silence behind it', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 4000 }), (cut, length) => {
        const samples = sound(length);
        const result = cutSound(samples, cut);
        const kept = length - cut.trimStartMs - cut.trimEndMs;
        if (kept < 300) {
          expect(result).toBeNull();
          return;
        }
        const expected = new Float32Array(msToSamples(kept + cut.silenceMs));
        const start = msToSamples(cut.trimStartMs);
        expected.set(samples.subarray(start, start + msToSamples(kept)));
        expect(result?.length).toBe(expected.length);
        expect(result?.every((sample, index) => sample === expected[index])).toBe(true);
      }),
    );
  });
});

describe('isSilent', () => {
  test('hears one quiet syllable', () => {
    const samples = new Float32Array(32_000);
    expect(isSilent(samples)).toBe(true);
    samples.set(
      sound(150).map((sample) => sample * 0.05),
      10_000,
    );
    expect(isSilent(samples)).toBe(false);
  });
});
