import { expect, it } from 'vitest';
import { Passes } from '../../../../src/main/session/captioning/passes';
import type { SpeechChunk, SttResult } from '../../../../src/main/speech/contract';
import { JamakError } from '../../../../src/shared/errors';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { TraceEntry } from '../../../../src/main/session/trace';
import { framesOf, segmentOf } from '../segmenting/segments';

function open({ waiting = false, full = false } = {}) {
  const submitted: { readonly chunk: SpeechChunk; readonly signal: AbortSignal | undefined }[] = [];
  const log: string[] = [];
  const passes = new Passes({
    utteranceId: 'u',
    laneId: 'lane',
    stt: {
      waiting,
      submit: (chunk, { signal } = {}) => {
        if (full) throw new JamakError('speech-queue-full');
        submitted.push({ chunk, signal });
      },
    },
    trace: (entry) => {
      const { type, pass, outcome } = entry as Extract<TraceEntry, { type: 'pass-ended' }>;
      log.push([type, pass, outcome].join(' ').trim());
    },
    onEnded: (tookMs) => log.push(`took ${tookMs}`),
  });
  return { passes, submitted, log };
}

const result = (pass: number, text: string): SttResult => ({
  type: 'final',
  utteranceId: 'u',
  pass,
  text,
  decodeMs: 40,
});

/** Frames 2 to 9, of which 2 to 4 are left context and 8 and 9 the tail after a forced cut. */
const segment = segmentOf(2, 10, { ownFrame: 5, speechEndFrame: 8, cut: 'forced' });

it('an interim holds the own sound from where it may begin, a final that and, if wanted, the left context', () => {
  const { passes, submitted } = open();
  const { evidence } = segment;
  passes.submit({ kind: 'interim', segment, from: 2 * FRAME_SAMPLES });
  passes.submit({ kind: 'final', segment, withContext: false, tier: 'accurate' });
  passes.submit({ kind: 'final', segment, withContext: true, tier: 'fast' });
  expect(
    submitted.map(({ chunk: { samples, ...rest } }) => ({ ...rest, frames: framesOf(samples) })),
  ).toEqual([
    { utteranceId: 'u', laneId: 'lane', kind: 'interim', pass: 0, evidence, frames: [7, 8, 9] },
    {
      utteranceId: 'u',
      laneId: 'lane',
      kind: 'final',
      pass: 1,
      tier: 'accurate',
      context: false,
      evidence,
      frames: [5, 6, 7, 8, 9],
    },
    {
      utteranceId: 'u',
      laneId: 'lane',
      kind: 'final',
      pass: 2,
      tier: 'fast',
      context: true,
      evidence,
      frames: [2, 3, 4, 5, 6, 7, 8, 9],
    },
  ]);
});

it('while a server is away a final is without the tail that the next utterance begins with', () => {
  const { passes, submitted } = open({ waiting: true });
  passes.submit({ kind: 'final', segment, withContext: false, tier: 'accurate' });
  expect(submitted.map(({ chunk }) => framesOf(chunk.samples))).toEqual([[5, 6, 7]]);
});

it('a pass that is aborted ends at once, and its result is of no pass', () => {
  const { passes, submitted, log } = open();
  const first = passes.submit({ kind: 'final', segment, withContext: false, tier: 'accurate' });
  const second = passes.submit({ kind: 'interim', segment, from: 0 });
  passes.abort(first);
  passes.abort(first);
  expect(submitted.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
  expect([passes.of(result(0, 'late')), passes.of(result(1, 'words'))]).toEqual([undefined, second]);
  expect(log).toEqual(['pass-started 0', 'pass-started 1', 'pass-ended 0 aborted', 'took null']);
  passes.abortAll('final');
  expect(passes.size).toBe(1);
  passes.abortAll();
  expect(passes.size).toBe(0);
});

it('tells how long a pass took and what came of it', () => {
  const { passes, log } = open();
  const outcomes: readonly SttResult[] = [
    result(0, 'some words'),
    result(1, ' … '),
    result(2, 'no no no no no no no no no no no no'),
    { type: 'failed', utteranceId: 'u', pass: 3, error: new JamakError('speech-failed') },
  ];
  for (const outcome of outcomes) {
    passes.conclude(passes.submit({ kind: 'interim', segment, from: 0 }), outcome);
  }
  expect(passes.size).toBe(0);
  expect(log.filter((line) => !line.startsWith('pass-started'))).toEqual([
    'took 40',
    'pass-ended 0 used',
    'took 40',
    'pass-ended 1 empty',
    'took 40',
    'pass-ended 2 loop',
    'took null',
    'pass-ended 3 failed',
  ]);
});

it('a pass that the engine does not take never began', () => {
  const { passes, log } = open({ full: true });
  const submit = () => passes.submit({ kind: 'final', segment, withContext: false, tier: 'accurate' });
  expect(submit).toThrow(new JamakError('speech-queue-full'));
  expect(passes.size).toBe(0);
  expect(log).toEqual([]);
});
