import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/paths.mjs';

/** The fixture has eleven seconds and about three captions. */
const TIMES = 6;
const HEADER_BYTES = 44;
const SIZE_AT = 4;
const DATA_SIZE_AT = 40;

/** Writes a recording of 66 s in which somebody speaks all the time, as WAV. */
export function writeRecording(path) {
  const once = readFileSync(join(projectRoot, 'tests', 'fixtures', 'jfk.wav'));
  const header = once.subarray(0, HEADER_BYTES);
  const sound = once.subarray(HEADER_BYTES);
  header.writeUInt32LE(HEADER_BYTES - 8 + TIMES * sound.length, SIZE_AT);
  header.writeUInt32LE(TIMES * sound.length, DATA_SIZE_AT);
  writeFileSync(path, Buffer.concat([header, ...Array.from({ length: TIMES }, () => sound)]));
}
