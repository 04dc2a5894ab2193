import { beforeEach, describe, expect, it } from 'vitest';
import type { PassPolicy } from '../../../../src/main/session/captioning/pass-planner';
import { UtteranceCaptioner } from '../../../../src/main/session/captioning/utterance-captioner';
import type { Segment } from '../../../../src/main/session/segmenting/segment';
import type { SpeechChunk, SttResult } from '../../../../src/main/speech/contract';
import { FRAME_MS } from '../../../../src/shared/sound';
import { segmentOf } from '../segmenting/segments';

const POLICY: PassPolicy = { pace: 'normal', finalTier: 'accurate', speakingLanes: 1 };

let submitted: SpeechChunk[];
let shown: string[];
let finals: string[];
let captioner: UtteranceCaptioner;

beforeEach(() => {
  submitted = [];
  shown = [];
  finals = [];
  captioner = new UtteranceCaptioner({
    id: 'u',
    laneId: 'lane',
    // It makes no interims.
    stt: { idle: false, submit: (chunk) => void submitted.push(chunk) },
    planner: {},
    assembler: {},
    window: {},
    before: () => [],
    leftContext: () => false,
    continues: false,
    trace: () => {},
    onShown: ({ stable, tentative }) => shown.push(`${stable}${tentative}`),
    onFinal: (text) => finals.push(text),
    onFailed: ({ code }) => finals.push(code),
  });
});

/** Somebody spoke until `endFrame` and pauses. */
function pause(segment: Segment): void {
  captioner.spoken({ spokenMs: segment.endFrame * FRAME_MS, pausedMs: 200, segment: () => segment }, POLICY);
}

function answer(text: string, more: Partial<SttResult> = {}): void {
  const { kind, pass } = submitted.at(-1)!;
  captioner.take({ type: kind, utteranceId: 'u', pass, text, decodeMs: 1, ...more } as SttResult);
}

const HALF = segmentOf(0, 60);
const WHOLE = segmentOf(0, 120);
const asked = (): string[] =>
  submitted.map(
    ({ kind, speculative, samples }) => `${speculative ? 'speculative ' : ''}${kind} ${samples.length / 512}`,
  );

describe('a speculative final', () => {
  it('is the caption when the utterance ends there', () => {
    pause(WHOLE);
    answer('It goes on and on.');
    captioner.end(WHOLE, POLICY);
    expect([asked(), finals]).toEqual([['speculative final 120'], ['It goes on and on.']]);
  });

  it('is shown while speech goes on, also by an engine without interims', () => {
    pause(HALF);
    captioner.resumed();
    answer('It goes on');
    expect(shown).toEqual(['It goes']);
    pause(WHOLE);
    answer('It goes on and on.');
    captioner.end(WHOLE, POLICY);
    expect([asked(), finals]).toEqual([
      ['speculative final 60', 'speculative final 120'],
      ['It goes on and on.'],
    ]);
  });

  it.each(['before', 'after'])(
    'that the engine is unsure of is made again for good, once, when it comes %s the end',
    (when) => {
      pause(WHOLE);
      if (when === 'before') answer('It goes on and', { unsure: true });
      captioner.end(WHOLE, POLICY);
      if (when === 'after') answer('It goes on and', { unsure: true });
      expect([asked(), finals]).toEqual([['speculative final 120', 'final 120'], []]);
      answer('It goes on and on.', { unsure: true });
      expect(finals).toEqual(['It goes on and on.']);
    },
  );
});
