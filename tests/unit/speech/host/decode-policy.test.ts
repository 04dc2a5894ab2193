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
} from '../../../../src/main/speech/host/decode-policy';
import type { ModelFamily } from '../../../../src/main/speech/models';
import { msToSamples } from '../../../../src/shared/sound';

const LOOP = 'so so so so so so so so';

function sound(ms: number): Float32Array {
  return new Float32Array(msToSamples(ms)).map((_, index) => 0.1 * Math.sin(index / 10));
}

/** Decodes `samples` with a model that gives these results, one after another. */
async function decode(
  results: readonly string[],
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
      return results[lengths.length - 1] ?? '';
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
    const { text, tries, lengths } = await decode(['', '', 'Yes.']);
    expect({ text, tries }).toEqual({ text: 'Yes.', tries: 3 });
    expect(lengths).toEqual([2000, 1700, 1500].map(msToSamples));
  });

  test('tries a looping one with silence behind it', async () => {
    const { text, tries, lengths } = await decode([LOOP, 'So.']);
    expect({ text, tries }).toEqual({ text: 'So.', tries: 2 });
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
