import { describe, expect, it } from 'vitest';
import { Credit, hearFile, type Block } from '../../../../../src/renderer/capture/import/hear-file';
import { BLOCK_FRAMES } from '../../../../../src/shared/import/decoding';
import { FRAME_SAMPLES } from '../../../../../src/shared/sound';

const BLOCK = BLOCK_FRAMES * FRAME_SAMPLES;

/** Sound in uneven pieces, whose samples are their numbers. */
async function* sound(samples: number, breaksOff = false): AsyncGenerator<Float32Array> {
  for (let from = 0; from < samples; from += 1000) {
    yield Float32Array.from({ length: Math.min(1000, samples - from) }, (_, at) => from + at);
  }
  if (breaksOff) throw new Error('cut');
}

/** Knows a frame by its first sample. */
const ear = { hear: (frame: Float32Array) => Promise.resolve(((frame[0] as number) / FRAME_SAMPLES) % 2) };

function hear(samples: number, options: { blocks: number; breaksOff?: boolean }) {
  const sent: Block[] = [];
  const credit = new Credit();
  credit.add(options.blocks);
  const stop = new AbortController();
  const heard = hearFile(
    sound(samples, options.breaksOff),
    ear,
    credit,
    (block) => sent.push(block),
    stop.signal,
  );
  return { sent, credit, stop, heard };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 500; turn++) await Promise.resolve();
}

describe('a file that is heard', () => {
  it('comes whole and in order, with what is thought of each frame', async () => {
    const { sent, heard } = hear(2 * BLOCK + 3 * FRAME_SAMPLES, { blocks: 10 });
    await heard;
    expect(sent.map(({ probabilities }) => probabilities.length)).toEqual([BLOCK_FRAMES, BLOCK_FRAMES, 3]);
    const all = sent.flatMap(({ samples }) => [...samples]);
    expect(all).toEqual(Array.from({ length: all.length }, (_, at) => at));
    expect(sent[2]?.probabilities).toEqual([0, 1, 0]);
  });

  it('sends nothing that was not asked for', async () => {
    const { sent, credit, heard } = hear(3 * BLOCK, { blocks: 1 });
    await turns();
    expect(sent).toHaveLength(1);
    credit.add(1);
    await turns();
    expect(sent).toHaveLength(2);
    credit.add(5);
    await heard;
    expect(sent).toHaveLength(3);
  });

  it('has what was heard before it breaks off', async () => {
    const { sent, heard } = hear(BLOCK + FRAME_SAMPLES, { blocks: 10, breaksOff: true });
    await expect(heard).rejects.toThrow('cut');
    expect(sent.map(({ probabilities }) => probabilities.length)).toEqual([BLOCK_FRAMES, 1]);
  });

  it('ends when nobody wants it, also while it waits to be asked', async () => {
    const { sent, stop, heard } = hear(3 * BLOCK, { blocks: 1 });
    await turns();
    stop.abort();
    await heard;
    expect(sent).toHaveLength(1);
  });
});
