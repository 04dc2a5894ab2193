import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  HEARD_PASS,
  type SpeechChunk,
  type SttSession,
  type SttSessionOptions,
} from '../../../../src/main/speech/contract';
import { createOnlineEngine, type OnlineEngineOptions } from '../../../../src/main/speech/engines/online';
import { SCRIPTED_PADDING, ScriptedRecogniser, STEP_SAMPLES } from '../../../fakes/scripted-recogniser';
import { expectJamakError } from '../../storage/expect-jamak-error';

/** Sound in which each step of the recogniser holds one word, 'w1' the first. */
function words(count: number): Float32Array {
  return Float32Array.from(
    { length: count * STEP_SAMPLES },
    (_, index) => (Math.floor(index / STEP_SAMPLES) + 1) / 100,
  );
}

function hear(samples: Float32Array): string {
  const numbers = new Set(
    [...samples].map((sample) => Math.round(sample * 100)).filter((number) => number > 0),
  );
  return [...numbers].map((number) => `w${number}`).join(' ');
}

function setUp(options: Partial<OnlineEngineOptions> = {}, lane: Partial<SttSessionOptions> = {}) {
  const recogniser = new ScriptedRecogniser(hear);
  const padding = SCRIPTED_PADDING;
  const engine = createOnlineEngine({ recogniser, padding, languages: ['ko'], ...options });
  const session = engine.startSession({ laneId: 'lane', ...lane });
  return { recogniser, engine, session, results: collect(session) };
}

function collect(session: SttSession): string[] {
  const results: string[] = [];
  void (async () => {
    for await (const result of session.results) {
      results.push(
        result.type === 'failed'
          ? `failed ${result.utteranceId}: ${result.error.code}`
          : `${result.type} ${result.utteranceId}/${result.pass}: ${result.text}`,
      );
    }
    results.push('end');
  })();
  return results;
}

function final(utteranceId: string, samples: Float32Array): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind: 'final', pass: 0, samples };
}

function say(session: SttSession, utteranceId: string, samples: Float32Array): void {
  session.hear?.({ utteranceId, laneId: 'lane', samples });
}

/** Lets the recogniser do what it can. */
async function work(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await nextTurn();
}

describe('an online engine', () => {
  test('makes interims of sound as it comes, and the final of what is new at the end', async () => {
    const { recogniser, session, results } = setUp();
    const sound = words(4);
    for (let at = 0; at < 3 * STEP_SAMPLES; at += 2560) {
      say(session, 'a', sound.slice(at, at + 2560));
      await work();
    }
    expect(results).toEqual([
      `interim a/${HEARD_PASS}: w1`,
      `interim a/${HEARD_PASS}: w1 w2`,
      `interim a/${HEARD_PASS}: w1 w2 w3`,
    ]);
    session.submit(final('a', sound));
    await session.end();
    await work();
    expect(results.slice(3)).toEqual(['final a/0: w1 w2 w3 w4', 'end']);
    expect(recogniser.streams).toHaveLength(1);
    // The whole sound, and the silence around it that brings the first and the last word out.
    expect(recogniser.streams[0]?.samples).toHaveLength(4800 + 4 * STEP_SAMPLES + 11_200);
  });

  test('begins anew where more was heard than belongs to the utterance', async () => {
    const { recogniser, session, results } = setUp();
    say(session, 'a', words(5));
    session.submit(final('a', words(3)));
    await session.end();
    await work();
    expect(results.filter((line) => line.startsWith('final'))).toEqual(['final a/0: w1 w2 w3']);
    expect(recogniser.streams).toHaveLength(2);
  });

  test('makes a final of sound that it never heard', async () => {
    const { session, results } = setUp();
    session.submit(final('a', words(2)));
    await session.end();
    await work();
    expect(results).toEqual(['final a/0: w1 w2', 'end']);
  });

  test('keeps finals in order, and utterances of a lane apart', async () => {
    const { session, results } = setUp();
    say(session, 'a', words(1));
    say(session, 'b', words(2));
    session.submit(final('a', words(3)));
    say(session, 'b', words(3).slice(2 * STEP_SAMPLES));
    session.submit(final('b', words(4)));
    await session.end();
    await work();
    expect(results.filter((line) => line.startsWith('final'))).toEqual([
      'final a/0: w1 w2 w3',
      'final b/0: w1 w2 w3 w4',
    ]);
  });

  test('hears no more than it can keep up with; the final has the whole sound all the same', async () => {
    const { recogniser, session, results } = setUp();
    for (let word = 0; word < 20; word++)
      say(session, 'a', words(20).slice(word * STEP_SAMPLES, (word + 1) * STEP_SAMPLES));
    expect(recogniser.streams.length).toBeLessThan(2);
    session.submit(final('a', words(20)));
    await session.end();
    await work();
    expect(results.at(-2)).toBe(
      `final a/0: ${Array.from({ length: 20 }, (_, index) => `w${index + 1}`).join(' ')}`,
    );
    // Interims told only of sound without a hole.
    expect(
      results.filter((line) => line.startsWith('interim')).every((line) => /: w1( w\d+)*$/.test(line)),
    ).toBe(true);
  });

  test('gives no result for what was aborted, waiting or under way', async () => {
    const { session, results } = setUp();
    const [running, waiting] = [new AbortController(), new AbortController()];
    session.submit(final('a', words(20)), { signal: running.signal });
    session.submit(final('b', words(2)), { signal: waiting.signal });
    session.submit(final('c', words(2)));
    waiting.abort();
    await nextTurn();
    running.abort();
    await session.end();
    await work();
    expect(results).toEqual(['final c/0: w1 w2', 'end']);
  });

  test('fails a final when the recogniser does, and goes on', async () => {
    const { recogniser, session, results } = setUp();
    recogniser.broken = true;
    say(session, 'a', words(2));
    session.submit(final('a', words(2)));
    await work();
    recogniser.broken = false;
    session.submit(final('b', words(2)));
    await session.end();
    await work();
    expect(results).toEqual(['failed a: speech-failed', 'final b/0: w1 w2', 'end']);
  });

  test('refuses more than may wait, what is too long and what comes too late', async () => {
    const { session } = setUp({ maxWaitingMs: 1000 });
    session.submit(final('a', words(2)));
    await expectJamakError(() => session.submit(final('b', words(2))), 'speech-queue-full');
    await expectJamakError(() => session.submit(final('c', new Float32Array(31 * 16_000))), 'bad-request');
    await session.end();
    await expectJamakError(() => session.submit(final('d', words(1))), 'bad-request');
    say(session, 'e', words(1));
    expect(session).toMatchObject({ idle: false, thrifty: true });
  });

  test('loses the last word to a recogniser with longer steps, when less silence follows than a step takes', async () => {
    const chunkMs = STEP_SAMPLES / 16;
    for (const [rightMs, heard] of [
      [0, 'w1 w2'],
      [chunkMs, 'w1 w2 w3'],
    ] as const) {
      const right = new Float32Array(rightMs * 16);
      const { session, results } = setUp({ padding: { left: new Float32Array(0), right } });
      session.submit(final('a', words(3).slice(0, -100)));
      await session.end();
      await work();
      expect(results).toEqual([`final a/0: ${heard}`, 'end']);
    }
  });

  test('tells each stream its language, where it takes one: of the utterance, of the lane, of the settings', async () => {
    const options: Partial<OnlineEngineOptions> = {
      languages: ['ko', 'en', 'ja'],
      takesLanguage: true,
      language: () => 'ko',
    };
    const { recogniser, session } = setUp(options, { language: 'en' });
    session.submit(final('a', words(2)));
    session.submit({ ...final('b', words(2)), language: 'ja' });
    session.submit({ ...final('c', words(2)), language: 'auto' });
    session.submit({ ...final('d', words(2)), language: 'th' });
    await session.end();
    const told = recogniser.streams.map((stream) => stream.options);
    expect(told).toEqual([{ language: 'en' }, { language: 'ja' }, {}, {}]);
    const ofSettings = setUp(options);
    say(ofSettings.session, 'e', words(1));
    await work();
    expect(ofSettings.recogniser.streams[0]?.options).toEqual({ language: 'ko' });
    const deaf = setUp({ ...options, takesLanguage: false });
    say(deaf.session, 'f', words(1));
    await work();
    expect(deaf.recogniser.streams[0]?.options).toEqual({});
  });
});
