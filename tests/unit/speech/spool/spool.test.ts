import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SpokenUtterance } from '../../../../src/main/speech/contract';
import { openSpool, type Spool } from '../../../../src/main/speech/spool/spool';

const SECOND_BYTES = 32_000;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jamak-spool-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

interface Opened {
  readonly spool: Spool;
  readonly said: string[];
}

async function open(path: string, seconds = 100): Promise<Opened> {
  const said: string[] = [];
  const spool = await openSpool({
    folder: path,
    limitBytes: seconds * SECOND_BYTES,
    onFull: () => said.push('full'),
  });
  return { spool, said };
}

/** A second of sound that says its number. */
function utterance(number: number, laneId = 'lane'): SpokenUtterance {
  const samples = new Float32Array(16_000).fill(number / 64);
  return { utteranceId: `u${number}`, laneId, startMs: number * 1000, endMs: number * 1000 + 900, samples };
}

function ids(spool: Spool): string[] {
  return spool
    .pending()
    .flatMap(({ sessionId, utterances }) =>
      utterances.map(({ utteranceId }) => `${sessionId} ${utteranceId}`),
    );
}

describe('Spool', () => {
  test('gives sound and its place back after the app died', async () => {
    const path = folder();
    const { spool } = await open(path);
    spool.of('s1').put({ ...utterance(2), language: 'ko' });
    spool.of('s1').put(utterance(1));
    spool.of('s2').put({ ...utterance(3, 'other'), language: 'auto', heard: 'ja' });
    await spool.settled();
    const { spool: again } = await open(path);
    expect(again.pending()).toEqual([
      {
        sessionId: 's1',
        utterances: [
          { sessionId: 's1', utteranceId: 'u1', laneId: 'lane', startMs: 1000, endMs: 1900 },
          { sessionId: 's1', utteranceId: 'u2', laneId: 'lane', startMs: 2000, endMs: 2900, language: 'ko' },
        ],
      },
      {
        sessionId: 's2',
        utterances: [
          {
            sessionId: 's2',
            utteranceId: 'u3',
            laneId: 'other',
            startMs: 3000,
            endMs: 3900,
            language: 'auto',
            heard: 'ja',
          },
        ],
      },
    ]);
    expect(await again.load('u2')).toEqual(utterance(2).samples);
    expect(await again.load('u9')).toBeNull();
  });

  test('has the sound at once, before it is on disk and after', async () => {
    const { spool } = await open(folder());
    spool.of('s').put(utterance(1));
    expect(spool.holds('u1')).toBe(true);
    expect(await spool.load('u1')).toEqual(utterance(1).samples);
    await spool.settled();
    expect(await spool.load('u1')).toEqual(utterance(1).samples);
  });

  test('forgets what has its caption, whether it was written or not', async () => {
    const path = folder();
    const { spool } = await open(path);
    const session = spool.of('s');
    session.put(utterance(1));
    await spool.settled();
    session.put(utterance(2));
    session.done('u1');
    session.done('u2');
    session.done('u3');
    await spool.settled();
    expect(readdirSync(path)).toEqual([]);
    expect(spool.holds('u1')).toBe(false);
    expect(spool.pending()).toEqual([]);
  });

  test('forgets a session with all its sound, and no other', async () => {
    const path = folder();
    const { spool } = await open(path);
    spool.of('s1').put(utterance(1));
    spool.of('s2').put(utterance(2));
    await spool.settled();
    spool.of('s1').put(utterance(3));
    await spool.forget('s1');
    expect(ids(spool)).toEqual(['s2 u2']);
    expect(readdirSync(path)).toHaveLength(1);
    expect(ids((await open(path)).spool)).toEqual(['s2 u2']);
  });

  test('replaces an utterance that was joined with the next', async () => {
    const path = folder();
    const { spool } = await open(path);
    const session = spool.of('s');
    session.put(utterance(1));
    await spool.settled();
    const joined = { ...utterance(1), endMs: 2900, samples: new Float32Array(32_000).fill(0.5) };
    session.put(joined);
    await spool.settled();
    const { spool: again } = await open(path);
    expect(again.pending()[0]?.utterances[0]?.endMs).toBe(2900);
    expect(await again.load('u1')).toEqual(joined.samples);
  });

  test('gives up the oldest sound when it is full, keeps its place, and says so once', async () => {
    const path = folder();
    const { spool, said } = await open(path, 3);
    for (const number of [1, 2, 3, 4, 5]) spool.of('s').put(utterance(number));
    await spool.settled();
    expect(said).toEqual(['full']);
    expect(ids(spool)).toEqual(['s u1', 's u2', 's u3', 's u4', 's u5']);
    for (const { spool: one } of [{ spool }, await open(path, 3)]) {
      expect(await one.load('u1')).toBeNull();
      expect(await one.load('u2')).toBeNull();
      expect(one.holds('u2')).toBe(true);
      expect(await one.load('u3')).toEqual(utterance(3).samples);
    }
    // Room, and full again.
    for (const id of ['u1', 'u2', 'u3', 'u4', 'u5']) spool.done(id);
    for (const number of [6, 7, 8, 9]) spool.of('s').put(utterance(number));
    expect(said).toEqual(['full', 'full']);
    await spool.settled();
  });

  test('deletes what is cut, broken or half written, and nothing that is not its own', async () => {
    const path = folder();
    const { spool } = await open(path);
    for (const number of [1, 2, 3]) spool.of('s').put(utterance(number));
    await spool.settled();
    truncateSync(join(path, 'u1.sound'), 20_000);
    writeFileSync(join(path, 'u2.sound'), '{"version":1}\nnonsense');
    writeFileSync(join(path, 'u4.sound.tmp'), 'half');
    writeFileSync(join(path, 'notes.txt'), 'mine');
    const { spool: again } = await open(path);
    expect(ids(again)).toEqual(['s u3']);
    expect(readdirSync(path).toSorted()).toEqual(['notes.txt', 'u3.sound']);
  });

  test('keeps what is being spoken as it grows, up to where the app died', async () => {
    const path = folder();
    const { spool } = await open(path);
    const session = spool.of('s');
    const parts = [0.1, 0.2, 0.3].map((value) => new Float32Array(8_000).fill(value));
    for (const [index, samples] of parts.entries()) {
      session.grow({ ...utterance(1), endMs: 1400 + index * 500, samples });
    }
    await spool.settled();
    // No utterance yet that somebody could caption in this run.
    expect(spool.pending()).toEqual([]);
    // Half a sample was written.
    truncateSync(join(path, 'u1.growing'), statSync(join(path, 'u1.growing')).size - 1001);
    const { spool: again } = await open(path);
    expect(again.pending()[0]?.utterances).toEqual([
      { sessionId: 's', utteranceId: 'u1', laneId: 'lane', startMs: 1000, endMs: 2400 - 501 / 16 },
    ]);
    const sound = await again.load('u1');
    expect(sound).toHaveLength(24_000 - 501);
    for (const at of [0, 8_000, 16_000]) expect(sound?.[at]).toBeCloseTo(0.1 + at / 80_000, 4);
    await again.settled();
    expect(readdirSync(path)).toEqual(['u1.sound']);
    expect(await again.load('u1')).toEqual(sound);
    again.done('u1');
    await again.settled();
    expect(readdirSync(path)).toEqual([]);
  });

  test('replaces what grew by the whole utterance, and forgets it with its caption', async () => {
    const path = folder();
    const { spool } = await open(path);
    const session = spool.of('s');
    for (const number of [1, 2]) session.grow({ ...utterance(number), samples: new Float32Array(100) });
    await spool.settled();
    expect(readdirSync(path).toSorted()).toEqual(['u1.growing', 'u2.growing']);
    session.put(utterance(1));
    session.done('u2');
    await spool.settled();
    expect(readdirSync(path)).toEqual(['u1.sound']);
    session.done('u1');
    await spool.settled();
    expect(readdirSync(path)).toEqual([]);
  });

  test('believes the whole utterance where the app died before what grew was deleted', async () => {
    const path = folder();
    const { spool } = await open(path);
    spool.of('s').grow({ ...utterance(1), samples: new Float32Array(100) });
    await spool.settled();
    const grown = readFileSync(join(path, 'u1.growing'));
    spool.of('s').put(utterance(1));
    await spool.settled();
    writeFileSync(join(path, 'u1.growing'), grown);
    writeFileSync(join(path, 'u2.growing'), '{"version":1');
    const { spool: again } = await open(path);
    expect(ids(again)).toEqual(['s u1']);
    expect(await again.load('u1')).toEqual(utterance(1).samples);
    expect(readdirSync(path)).toEqual(['u1.sound']);
  });

  test('takes any id for a name', async () => {
    const path = folder();
    const { spool } = await open(path);
    spool.of('s').put({ ...utterance(1), utteranceId: '../../evil/ü' });
    await spool.settled();
    expect(readdirSync(path)).toHaveLength(1);
    const { spool: again } = await open(path);
    expect(await again.load('../../evil/ü')).toEqual(utterance(1).samples);
  });

  test('holds the sound in memory where the disk does not take it', async () => {
    const path = join(folder(), 'file');
    writeFileSync(path, 'not a folder');
    const { spool } = await open(path);
    spool.of('s').put(utterance(1));
    await spool.settled();
    expect(readFileSync(path, 'utf8')).toBe('not a folder');
    expect(await spool.load('u1')).toEqual(utterance(1).samples);
  });
});
