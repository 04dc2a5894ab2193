import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { joinClips } from '../../bench/corpus/joined-recording';
import { parseClips, parseWords } from '../../bench/corpus/live-recording';
import { loadCorpus, sortFiles } from '../../bench/corpus/load';
import { repeat } from '../../bench/corpus/repeat';
import { interpolateWords } from '../../bench/corpus/word-times';
import { findSilences, voicedSpans } from '../../bench/sound/levels';
import { durationMs, join as joinSounds, silence, type Sound } from '../../bench/sound/sound';
import { readWav, writeWav } from '../../bench/sound/wav';

const RATE = 16_000;
const folder = mkdtempSync(join(tmpdir(), 'jamak-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tone(ms: number, level: number): Sound {
  const { samples } = silence(ms, RATE);
  return { sampleRate: RATE, samples: samples.map((_, at) => level * Math.sin(at / 5)) };
}

/** Quiet noise floor, then 1 s of "speech" from 500 to 1500 ms, then quiet again. */
const spoken = joinSounds([tone(500, 0.001), tone(1_000, 0.3), tone(500, 0.001)]);

const CLIPS = [
  'start_s\tend_s\tspeech_start_s\tspeech_end_s\tspeaker\tclip\ttext',
  '1.000\t3.000\t1.50\t2.50\t7\ta.flac\tby allah',
  '4.000\t6.000\t4.50\t5.50\t7\tb.flac\twell known',
].join('\n');
const WORDS = [
  'start_s\tend_s\tword\tclip',
  '1.50\t1.90\tBy\ta.flac',
  '1.90\t2.50\tAllah,\ta.flac',
  '4.50\t5.50\twell-known\tb.flac',
].join('\n');

test('clips and words of a long file are read in ms', () => {
  const clips = parseClips(CLIPS, 'x.tsv');
  expect(clips[0]).toEqual({
    name: 'a.flac',
    startMs: 1_000,
    endMs: 3_000,
    speechStartMs: 1_500,
    speechEndMs: 2_500,
    text: 'by allah',
  });
  expect(parseWords(WORDS, 'x.words.tsv', clips)).toEqual([
    { text: 'by', startMs: 1_500, endMs: 1_900, clip: 0 },
    { text: 'allah', startMs: 1_900, endMs: 2_500, clip: 0 },
    { text: 'well', startMs: 4_500, endMs: 5_000, clip: 1 },
    { text: 'known', startMs: 5_000, endMs: 5_500, clip: 1 },
  ]);
});

test.each([
  ['a missing column', () => parseClips('start_s\tend_s\n1\t2', 'x.tsv'), /no column "speech_start_s"/],
  ['a short row', () => parseClips(`${CLIPS}\n7\t8`, 'x.tsv'), /line 4: "speech_start_s" is missing/],
  ['no number', () => parseClips(CLIPS.replace('1.50', 'soon'), 'x.tsv'), /"soon" is no number/],
  [
    'words that are not those of the text',
    () => parseWords(WORDS.replace('Allah', 'golly'), 'x.words.tsv', parseClips(CLIPS, 'x.tsv')),
    /not those of its text/,
  ],
])('%s is said', (_what, read, message) => {
  expect(read).toThrow(message);
});

test('words share the time of their clip by their letters', () => {
  const [clip] = parseClips(CLIPS, 'x.tsv');
  // 1000 ms of speech for seven letters, two of them in "by".
  expect(
    interpolateWords(clip!, 3).map(({ text, endMs, clip: index }) => [text, Math.round(endMs), index]),
  ).toEqual([
    ['by', 1_786, 3],
    ['allah', 2_500, 3],
  ]);
});

test('words skip the pauses in their clip', () => {
  const [clip] = parseClips(CLIPS.replace('by allah', 'one two'), 'x.tsv');
  // Heard from 1500 to 1800 and from 2200 to 2500 ms: a word for each.
  const voiced = Array.from(
    { length: 200 },
    (_, step) => (step >= 50 && step < 80) || (step >= 120 && step < 150),
  );
  expect(interpolateWords(clip!, 0, voiced)).toEqual([
    { text: 'one', startMs: 1_500, endMs: 1_800, clip: 0 },
    { text: 'two', startMs: 1_800, endMs: 2_500, clip: 0 },
  ]);
});

test('clips are joined with 1.2 s of silence, and their speech is found by its energy', () => {
  const joined = joinClips('both', [
    { name: 'a', sound: spoken, text: 'one' },
    { name: 'b', sound: spoken, text: 'two' },
  ]);
  expect(durationMs(joined.sound)).toBe(1_200 * 3 + 2_000 * 2);
  expect(
    joined.clips.map(({ startMs, speechStartMs, speechEndMs }) => [startMs, speechStartMs, speechEndMs]),
  ).toEqual([
    [1_200, 1_700, 2_700],
    [4_400, 4_900, 5_900],
  ]);
  expect(joined.words.map(({ endMs, clip }) => [endMs, clip])).toEqual([
    [2_700, 0],
    [5_900, 1],
  ]);
});

test('a repeated recording says everything again, later', () => {
  const once = joinClips('one', [{ name: 'a', sound: spoken, text: 'one' }]);
  const lengthMs = durationMs(once.sound);
  const { recording, loops } = repeat(once, (lengthMs * 1.5) / 60_000);
  expect(loops).toBe(2);
  expect(durationMs(recording.sound)).toBe(lengthMs * 2);
  expect(recording.words.map(({ endMs, clip }) => [endMs, clip])).toEqual([
    [2_700, 0],
    [2_700 + lengthMs, 1],
  ]);
  expect(recording.clips[1]?.speechEndMs).toBe(2_700 + lengthMs);
});

test('silences are stretches of 3 s or more without any sound', () => {
  const sound = joinSounds([silence(4_000, RATE), tone(1_000, 0.1), silence(2_000, RATE), tone(500, 0.001)]);
  expect(findSilences(sound)).toEqual([{ startMs: 0, endMs: 4_000 }]);
});

test('WAV files come back as they were written', () => {
  const { sampleRate, samples } = readWav(writeWav(spoken));
  expect(sampleRate).toBe(RATE);
  expect(samples.length).toBe(spoken.samples.length);
  const worst = samples.reduce(
    (most, sample, at) => Math.max(most, Math.abs(sample - spoken.samples[at]!)),
    0,
  );
  expect(worst).toBeLessThan(1 / 32_768);
  expect(() => readWav(Buffer.from('not a sound at all'))).toThrow('it is not a WAV file');
});

test('files are sorted by what lies beside them, and a corpus without non-speech is given some', async () => {
  for (const name of ['clip.wav', 'long.wav', 'music.wav'])
    writeFileSync(join(folder, name), writeWav(spoken));
  writeFileSync(join(folder, 'clip.txt'), 'Hello.\n');
  writeFileSync(join(folder, 'long.tsv'), CLIPS);
  expect(sortFiles(folder)).toEqual({
    live: [{ path: join(folder, 'long.wav'), tsvPath: join(folder, 'long.tsv') }],
    clips: [{ path: join(folder, 'clip.wav'), textPath: join(folder, 'clip.txt') }],
    nonspeech: [join(folder, 'music.wav')],
  });
  rmSync(join(folder, 'long.tsv'));
  rmSync(join(folder, 'long.wav'));
  rmSync(join(folder, 'music.wav'));
  const corpus = await loadCorpus(folder, []);
  expect(corpus.map(({ kind, words }) => [kind, words.map(({ text }) => text)])).toEqual([
    ['speech', ['hello']],
    ['nonspeech', []],
  ]);
  await expect(loadCorpus(join(folder, 'nowhere'), [])).rejects.toThrow('There is no folder');
});

test('speech is heard in words, not in the pauses between them, nor beside the clips', () => {
  const word = (): Sound => tone(500, 0.3);
  const pause = silence(400, RATE);
  const sound = joinSounds([pause, word(), pause, word(), pause, word(), pause]);
  const clip = { startMs: 200, endMs: 2_000, speechStartMs: 400, speechEndMs: 1_800 };
  expect(voicedSpans(sound, [clip])).toEqual([
    { startMs: 400, endMs: 900 },
    { startMs: 1_300, endMs: 1_800 },
  ]);
});
