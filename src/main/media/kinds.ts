import { open } from 'node:fs/promises';

/** How files begin that Chromium cannot play, as Latin-1 by offset, and what such a file is called. */
const BEGINNINGS: readonly (readonly [beginning: Readonly<Record<number, string>>, kind: string])[] = [
  [{ 0: 'FLV' }, 'FLV'],
  [{ 0: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' }, 'WMA / WMV'],
  [{ 0: 'RIFF', 8: 'AVI ' }, 'AVI'],
  [{ 0: 'RIFF', 8: 'WAVEfmt ', 20: '\x02\0' }, 'ADPCM'],
  [{ 0: 'RIFF', 8: 'WAVEfmt ', 20: '\x11\0' }, 'ADPCM'],
  [{ 0: 'FORM', 8: 'AIFF' }, 'AIFF'],
  [{ 0: 'FORM', 8: 'AIFC' }, 'AIFF'],
  [{ 0: '\0\0\x01\xba' }, 'MPEG-PS'],
  [{ 0: 'caff' }, 'CAF'],
  [{ 0: '.snd' }, 'AU'],
  [{ 0: '.RMF' }, 'RealMedia'],
  [{ 0: '#!AMR' }, 'AMR'],
  [{ 0: 'MAC ' }, 'APE'],
  [{ 0: 'wvpk' }, 'WavPack'],
  [{ 0: 'DSD ' }, 'DSD'],
  [{ 0: 'MThd' }, 'MIDI'],
];
const LONGEST_BEGINNING = 24;

/** Sound within a file that Chromium cannot decode, by its names in containers. */
const CODECS: Readonly<Record<string, string>> = {
  alac: 'ALAC',
  a_alac: 'ALAC',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
  dts: 'DTS',
};

/** What a file is called that no media element plays; null for all others, known or not. */
export async function unplayableKind(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_BEGINNING), 0, LONGEST_BEGINNING, 0);
    const start = buffer.toString('latin1', 0, bytesRead);
    const begins = ([offset, part]: [string, string]): boolean => start.startsWith(part, Number(offset));
    return BEGINNINGS.find(([beginning]) => Object.entries(beginning).every(begins))?.[1] ?? null;
  } finally {
    await file.close();
  }
}

/** What sound in a container is called that no media element decodes; null for all other, known or not. */
export function undecodableKind(codec: string): string | null {
  return CODECS[codec.toLowerCase()] ?? null;
}
