import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderExport } from '../../../src/main/export';
import { drawnText, read } from './players';
import { letters, record } from './records';

const schema = z.array(
  z.object({
    id: z.string(),
    captions: z.array(z.object({ startMs: z.number(), endMs: z.number(), text: z.string() })),
    want: z.strictObject({
      /** Every letter and digit is drawn, in order, and nothing that was said commands. */
      words: z.boolean().optional(),
      /** Of every cue, as far as the next leaves room. */
      minMs: z.number().optional(),
      maxMs: z.number().optional(),
      /** Characters a second, as far as there is room. */
      maxCps: z.number().optional(),
      monotonic: z.boolean().optional(),
      /** The line is read from right to left as a whole, so that its last mark is drawn at the left. */
      stopAtLeft: z.boolean().optional(),
    }),
  }),
);
const file = join(import.meta.dirname, '../../fixtures/export/subtitles.json');
const cases = schema.parse(JSON.parse(readFileSync(file, 'utf8')));

describe.each(['srt', 'vtt'] as const)('%s', (type) => {
  it.each(cases)('of $id', async ({ captions, want }) => {
    const cues = await read(renderExport(record(captions), type), type);
    const spoken = captions.map(({ text }) => text).join(' ');
    expect(letters(cues.map((cue) => drawnText(cue.raw, type)).join(' '))).toBe(letters(spoken));
    for (const [at, { startMs, endMs, text }] of cues.entries()) {
      const next = cues[at + 1]?.startMs ?? Infinity;
      const lengthMs = endMs - startMs;
      expect(next).toBeGreaterThanOrEqual(endMs);
      if (want.minMs) expect(lengthMs).toBeGreaterThanOrEqual(Math.min(want.minMs, next - startMs));
      if (want.maxMs) expect(lengthMs).toBeLessThanOrEqual(want.maxMs);
      if (want.maxCps && endMs < next)
        expect((text.length * 1000) / lengthMs).toBeLessThanOrEqual(want.maxCps);
      if (want.stopAtLeft) expect(text).toMatch(/^\u2067[^\u2066-\u2069]*\u2069$/u);
    }
  });
});
