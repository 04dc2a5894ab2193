import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_RATE } from '../../src/shared/sound';
import { readWav } from '../bench/sound/wav';

/** 11 s of clear speech. */
const jfk = readWav(readFileSync(join(import.meta.dirname, '../fixtures/jfk.wav'))).samples;

/** What is said in `jfk.wav` between two of its pauses, and when, s. */
const PHRASES: readonly (readonly [startS: number, endS: number, text: string])[] = [
  [0.3, 2.4, 'And so, my fellow Americans,'],
  [3.2, 4.5, 'ask not'],
  [5.3, 7.7, 'what your country can do for you,'],
  [8.1, 10.5, 'ask what you can do for your country.'],
];

/** The words that share a phrase's time evenly, each with its middle. */
const WORDS = PHRASES.flatMap(([startS, endS, text]) => {
  const words = text.split(' ');
  const eachS = (endS - startS) / words.length;
  return words.map((word, index) => ({ word, middleS: startS + (index + 0.5) * eachS }));
});

/** Samples that tell where in the recording some sound was taken from. */
const FINGERPRINT = 64;

const recording = bytesOf(jfk);

function bytesOf(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(Math.round(sample * 32_768), index * 2);
  return bytes;
}

/** What a perfect recogniser hears in a cut of `jfk.wav`, with or without silence around it; '' in any other sound. */
export function hearJfk(samples: Float32Array): string {
  const start = samples.findIndex((sample) => sample !== 0);
  if (start < 0) return '';
  const wanted = bytesOf(samples.subarray(start, start + FINGERPRINT));
  let at = recording.indexOf(wanted);
  while (at >= 0 && at % 2 === 1) at = recording.indexOf(wanted, at + 1);
  if (at < 0) return '';
  const fromS = at / 2 / SAMPLE_RATE;
  const end = samples.findLastIndex((sample) => sample !== 0) + 1;
  const toS = fromS + (end - start) / SAMPLE_RATE;
  return WORDS.filter(({ middleS }) => middleS >= fromS && middleS < toS)
    .map(({ word }) => word)
    .join(' ');
}
