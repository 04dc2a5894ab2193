import { expect, test } from 'vitest';
import { emptyFinals, isLoop, passTally } from '../../bench/metrics/passes';
import { voiceFound } from '../../bench/metrics/voice';
import { TraceWriter } from './traces';

test('the real-time factor counts the passes that ran to their end', () => {
  const trace = new TraceWriter();
  trace.pass('a', 'interim', 1, { soundMs: 1_000, decodeMs: 50, outcome: 'used' });
  trace.pass('a', 'interim', 2, { soundMs: 2_000, decodeMs: 80, outcome: 'loop' });
  trace.pass('a', 'interim', 3, { soundMs: 3_000, decodeMs: 0, outcome: 'aborted' });
  trace.pass('a', 'final', 3, { soundMs: 4_000, decodeMs: 320, outcome: 'used' });
  expect(passTally(trace.entries, 'interim')).toEqual({
    count: 2,
    aborted: 1,
    empty: 0,
    loops: 1,
    soundMs: 3_000,
    decodeMs: 130,
    realTimeFactor: 130 / 3_000,
  });
  expect(passTally(trace.entries, 'final')).toMatchObject({ count: 1, realTimeFactor: 0.08 });
  expect(passTally([], 'final').realTimeFactor).toBeNull();
});

test('a final is empty when no decoding of it gave words', () => {
  const trace = new TraceWriter();
  trace.pass('tried-again', 'final', 1, { soundMs: 1_000, decodeMs: 50, outcome: 'empty' });
  trace.pass('tried-again', 'final', 2, { soundMs: 900, decodeMs: 50, outcome: 'used' });
  trace.final(2_000, 'tried-again', [0, 1_000], 'Yes.');
  trace.pass('empty', 'final', 1, { soundMs: 1_000, decodeMs: 50, outcome: 'empty' });
  trace.withdraw(3_000, 'empty');
  trace.pass('speech-went-on', 'final', 1, { soundMs: 1_000, decodeMs: 0, outcome: 'aborted' });
  expect(emptyFinals(trace.entries)).toBe(1);
});

const words = (text: string): string[] => text.split(' ');

test.each([
  'thank you thank you thank you thank you',
  'the first bible and the second bible and the second bible and the second bible',
  'no no no no no no no no',
])('a loop: %s', (text) => {
  expect(isLoop(words(text))).toBe(true);
});

test.each([
  'ask not what your country can do for you ask what you can do for your country',
  'no no no',
  'very very very well',
  'yes we can yes we can',
  '',
])('no loop: %s', (text) => {
  expect(isLoop(words(text))).toBe(false);
});

test('voice is found at the start that is nearest to the true one', () => {
  const trace = new TraceWriter();
  trace.vad(1_060, 'started');
  trace.vad(5_200, 'resumed');
  trace.vad(8_000, 'started');
  const clip = (speechStartMs: number) => ({
    name: '',
    startMs: 0,
    endMs: 0,
    speechStartMs,
    speechEndMs: 0,
    text: '',
  });
  expect(voiceFound(trace.entries, [clip(1_000), clip(5_100), clip(7_000)])).toMatchObject({
    count: 2,
    p50: 80,
    max: 100,
  });
});
