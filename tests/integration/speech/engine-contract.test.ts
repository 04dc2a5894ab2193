import { describe, expect, test } from 'vitest';
import {
  HEARD_PASS,
  type SpeechChunk,
  type SttEngine,
  type SttResult,
  type SttSession,
} from '../../../src/main/speech/contract';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import { JamakError } from '../../../src/shared/errors';
import { SAMPLE_RATE } from '../../../src/shared/sound';
import { expectJamakError } from '../../unit/storage/expect-jamak-error';
import { builtHost } from '../built';
import {
  batchContender,
  localContender,
  onlineContender,
  realServerContender,
  streamedContender,
  type Contender,
} from './contenders';
import { JFK_WORDS, jfkCut, words } from './fixtures';

/** What every engine does alike, whatever is behind it, on the same speech. */

/** As in the app: in the order of submission. */
async function open(contender: Contender, limits?: Parameters<Contender['open']>[0]): Promise<SttEngine> {
  const engine = await contender.open(limits);
  return createSwitchingEngine(() => engine);
}

const host = builtHost();
const local = localContender(() => host.path);
const real = realServerContender(process.env);
const contenders: Contender[] = [local, batchContender, streamedContender, onlineContender];
if (real) contenders.push(real);

const CUTS = [
  { cut: [0, 3], said: 'and so my fellow americans' },
  { cut: [7.8, 11], said: 'ask what you can do for your country' },
  { cut: [0, 11], said: JFK_WORDS },
] as const;

const SILENCE = new Float32Array(2 * SAMPLE_RATE);

function chunk(utteranceId: string, samples: Float32Array, kind: SpeechChunk['kind'] = 'final'): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind, pass: 0, samples };
}

function jfkChunk(utteranceId: string, [startS, endS]: readonly [number, number]): SpeechChunk {
  return chunk(utteranceId, jfkCut(startS, endS));
}

/** Everything that comes, from now to the end. */
async function collect(session: SttSession): Promise<SttResult[]> {
  const results: SttResult[] = [];
  for await (const result of session.results) results.push(result);
  return results;
}

function finals(results: readonly SttResult[]): SttResult[] {
  return results.filter(({ type }) => type !== 'interim');
}

function show(result: SttResult): string {
  return `${result.utteranceId}: ${result.type === 'failed' ? result.error.code : words(result.text)}`;
}

describe.each(contenders)('$name', { timeout: 60_000 }, (contender) => {
  test('each final has one result, with its words, in the order of submission', async () => {
    const session = (await open(contender)).startSession({ laneId: 'lane' });
    const results = collect(session);
    const order = [2, 0, 1, 0];
    for (const [index, which] of order.entries()) session.submit(jfkChunk(`u${index}`, CUTS[which]!.cut));
    await session.end();
    expect(finals(await results).map(show)).toEqual(
      order.map((which, index) => `u${index}: ${CUTS[which]!.said}`),
    );
  });

  test('silence has no words', async () => {
    const session = (await open(contender)).startSession({ laneId: 'lane' });
    const results = collect(session);
    session.submit(chunk('a', SILENCE));
    await session.end();
    const all = finals(await results);
    expect(all.map(({ type }) => type)).toEqual(['final']);
    // A real Whisper may hear ghosts in pure silence; in the app a gate keeps it from hearing any.
    if (contender !== real) expect(all.map(show)).toEqual(['a: ']);
  });

  test('what is aborted has no result, before, while and after others have theirs', async () => {
    const session = (await open(contender)).startSession({ laneId: 'lane' });
    const results = collect(session);
    const controllers = Array.from({ length: 4 }, () => new AbortController());
    for (const [index, { signal }] of controllers.entries()) {
      session.submit(jfkChunk(`u${index}`, CUTS[0].cut), { signal });
    }
    session.submit(jfkChunk('never', CUTS[0].cut), { signal: AbortSignal.abort() });
    controllers[2]?.abort();
    await new Promise((resolve) => setTimeout(resolve, 5));
    controllers[0]?.abort();
    await session.end();
    const shown = finals(await results).map(show);
    // The first may have been done before it was aborted.
    expect(shown.filter((line) => !line.startsWith('u0'))).toEqual([
      `u1: ${CUTS[0].said}`,
      `u3: ${CUTS[0].said}`,
    ]);
    expect(shown.length).toBeLessThanOrEqual(3);
  });

  test('the queue is bounded, and has room again when results were taken', async () => {
    const session = (await open(contender, { maxWaitingMs: 7000 })).startSession({ laneId: 'lane' });
    session.submit(jfkChunk('a', CUTS[0].cut));
    session.submit(jfkChunk('b', CUTS[1].cut));
    const error = await expectJamakError(
      () => session.submit(jfkChunk('c', CUTS[0].cut)),
      'speech-queue-full',
    );
    expect(error.retryable).toBe(true);
    const results = session.results[Symbol.asyncIterator]();
    for (let result = await results.next(); result.value?.type === 'interim'; result = await results.next());
    session.submit(jfkChunk('d', CUTS[0].cut));
    const ended = session.end();
    const rest: SttResult[] = [];
    for (let result = await results.next(); !result.done; result = await results.next())
      rest.push(result.value);
    await ended;
    expect(finals(rest).map(({ utteranceId }) => utteranceId)).toEqual(['b', 'd']);
  });

  test('a session that has ended takes nothing more, and its results end', async () => {
    const session = (await open(contender)).startSession({ laneId: 'lane' });
    const results = collect(session);
    await session.end();
    expect(await results).toEqual([]);
    await expectJamakError(() => session.submit(jfkChunk('a', CUTS[0].cut)), 'bad-request');
  });

  test('a final that cannot be recognised fails with an error that has words for the user', async () => {
    const broken = await contender.openBroken();
    const session = createSwitchingEngine(() => broken).startSession({ laneId: 'lane' });
    const results = collect(session);
    session.submit(jfkChunk('a', CUTS[0].cut));
    session.submit(jfkChunk('b', CUTS[1].cut));
    await session.end();
    const all = await results;
    expect(all.map(({ type, utteranceId }) => `${type} ${utteranceId}`)).toEqual(['failed a', 'failed b']);
    for (const result of all) {
      if (result.type === 'failed') expect(result.error).toBeInstanceOf(JamakError);
      expect(show(result)).not.toContain('unexpected');
    }
  });

  test('lanes do not mix', async () => {
    const engine = await open(contender);
    const lanes = ['one', 'two', 'three'].map((laneId) => engine.startSession({ laneId, language: 'en' }));
    const results = lanes.map((lane) => collect(lane));
    for (const [index, lane] of lanes.entries()) lane.submit(jfkChunk(`lane ${index}`, CUTS[index]!.cut));
    await Promise.all(lanes.map((lane) => lane.end()));
    const shown = (await Promise.all(results)).map((lane) => finals(lane).map(show));
    expect(shown).toEqual(CUTS.map(({ said }, index) => [`lane ${index}: ${said}`]));
  });

  test.runIf(contender.interims !== 'none')(
    'what it has of an utterance before its final is a beginning of it',
    async () => {
      const engine = await open(contender);
      const session = engine.startSession({ laneId: 'lane' });
      const [, endS] = CUTS[0].cut;
      const results: SttResult[] = [];
      const iterator = session.results[Symbol.asyncIterator]();
      const next = async (): Promise<void> => void results.push((await iterator.next()).value as SttResult);
      if (contender.interims === 'submitted') {
        await expect.poll(() => session.idle, { timeout: 20_000 }).toBe(true);
        session.submit({ ...jfkChunk('a', [0, 2]), kind: 'interim' });
        await next();
      } else if (contender.interims === 'heard') {
        for (let atS = 0; atS < endS - 0.5; atS += 0.5) {
          session.hear?.({ utteranceId: 'a', laneId: 'lane', samples: jfkCut(atS, atS + 0.5) });
        }
        await next();
      }
      session.submit({ ...jfkChunk('a', CUTS[0].cut), pass: 1 });
      while (results.at(-1)?.type !== 'final') await next();
      await session.end();
      expect(show(results.at(-1)!)).toBe(`a: ${CUTS[0].said}`);
      const interims = results.slice(0, -1);
      expect(interims.length).toBeGreaterThan(0);
      const passes = { submitted: 0, heard: HEARD_PASS, 'of finals': 1, none: 0 };
      for (const interim of interims) {
        expect(interim).toMatchObject({
          type: 'interim',
          utteranceId: 'a',
          pass: passes[contender.interims],
        });
        expect(`a: ${CUTS[0].said}`).toContain(show(interim).slice(0, 'a: and so'.length));
      }
    },
  );
});

test(
  'switching from one engine to the next in mid-session loses and doubles nothing',
  { timeout: 60_000 },
  async () => {
    const engines: SttEngine[] = await Promise.all(contenders.map((contender) => contender.open()));
    let chosen = engines[0]!;
    const session = createSwitchingEngine(() => chosen).startSession({ laneId: 'lane' });
    const results = collect(session);
    const expected: string[] = [];
    for (const [turn, engine] of [...engines, ...engines].entries()) {
      chosen = engine;
      for (const [index, { cut, said }] of CUTS.entries()) {
        session.submit(jfkChunk(`${turn}.${index}`, cut));
        expected.push(`${turn}.${index}: ${said}`);
      }
    }
    await session.end();
    expect(finals(await results).map(show)).toEqual(expected);
  },
);
