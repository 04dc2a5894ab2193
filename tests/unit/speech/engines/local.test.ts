import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { SpeechChunk, SttResult, SttSession } from '../../../../src/main/speech/contract';
import type { DecodeOutcome, DecodeRequest } from '../../../../src/main/speech/host/decode-job';
import { createLocalEngine } from '../../../../src/main/speech/engines/local';
import type { ModelFamily } from '../../../../src/main/speech/models';
import { createSwitchingEngine } from '../../../../src/main/speech/switching-engine';
import { JamakError } from '../../../../src/shared/errors';
import type { SpokenLanguage } from '../../../../src/shared/languages';
import { expectJamakError } from '../../storage/expect-jamak-error';
import { fakeModel, modelOf } from '../model-specs';

const base = fakeModel('base');
const tiny = fakeModel('tiny');
const fast = fakeModel('fast');

type Decoded = Extract<DecodeOutcome, { type: 'decoded' }>;

/** A supervisor whose answers a test gives. */
class FakeSupervisor {
  readonly requests: (DecodeRequest & { answer: (outcome: DecodeOutcome) => void })[] = [];
  readonly loads: string[][] = [];
  idle = true;

  load(...models: { id: string }[]): void {
    this.loads.push(models.map(({ id }) => id));
  }

  takesInterim(): boolean {
    return this.idle;
  }

  decode(request: DecodeRequest): Promise<DecodeOutcome> {
    return new Promise((answer) => {
      this.requests.push({ ...request, answer });
      request.signal?.addEventListener('abort', () => answer({ type: 'aborted' }));
    });
  }

  say(index: number, text: string, language?: string, more: Partial<Decoded> = {}): void {
    this.requests[index]?.answer({ type: 'decoded', text, decodeMs: 5, tries: 1, language, ...more });
  }

  /** What was told of each request. */
  get told(): (string | undefined)[] {
    return this.requests.map(({ language }) => language);
  }
}

function setUp(maxWaitingMs?: number) {
  const supervisor = new FakeSupervisor();
  const engine = createLocalEngine({
    supervisor,
    tiers: () => ({ finalModel: base, interimModel: tiny, fastModel: fast }),
    ...(maxWaitingMs === undefined ? {} : { maxWaitingMs }),
  });
  const session = engine.startSession({ laneId: 'lane' });
  return { supervisor, engine, session };
}

function chunk(utteranceId: string, kind: SpeechChunk['kind'] = 'final', ms = 1000, pass = 0): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind, pass, samples: new Float32Array(ms * 16) };
}

async function collect(session: SttSession): Promise<string[]> {
  const results: string[] = [];
  for await (const result of session.results) results.push(show(result));
  return results;
}

function show(result: SttResult): string {
  const what = result.type === 'failed' ? result.error.code : result.text;
  return `${result.type} ${result.utteranceId}: ${what}`;
}

describe('finals', () => {
  test('come in the order in which they were submitted', async () => {
    const { supervisor, engine } = setUp();
    const session = createSwitchingEngine(() => engine).startSession({ laneId: 'lane' });
    for (const id of ['a', 'b', 'c']) session.submit(chunk(id));
    const results = collect(session);
    supervisor.say(2, 'third');
    supervisor.say(0, 'first');
    supervisor.requests[1]?.answer({ type: 'failed', error: new JamakError('speech-failed') });
    await session.end();
    expect(await results).toEqual(['final a: first', 'failed b: speech-failed', 'final c: third']);
  });

  test('ask for the final model first', () => {
    const { supervisor, session } = setUp();
    session.submit(chunk('a'));
    expect(supervisor.loads).toEqual([['base', 'fast']]);
    expect(supervisor.requests[0]?.models).toEqual([base, fast]);
  });

  test('ask for the fast model when told to', () => {
    const { supervisor, session } = setUp();
    session.submit({ ...chunk('a'), tier: 'fast' });
    expect(supervisor.requests[0]?.models).toEqual([fast, base]);
  });

  test('that are aborted give no result and hold nobody up', async () => {
    const { supervisor, session } = setUp();
    const controller = new AbortController();
    session.submit(chunk('a'), { signal: controller.signal });
    session.submit(chunk('b'));
    session.submit(chunk('c'), { signal: AbortSignal.abort() });
    expect(supervisor.requests).toHaveLength(2);
    supervisor.say(1, 'second');
    controller.abort();
    await session.end();
    expect(await collect(session)).toEqual(['final b: second']);
  });

  test('are refused when too much sound waits, all lanes together', async () => {
    const { supervisor, engine, session } = setUp(3000);
    const other = engine.startSession({ laneId: 'other' });
    session.submit(chunk('a', 'final', 2000));
    other.submit(chunk('b', 'final', 1000));
    await expectJamakError(() => session.submit(chunk('c')), 'speech-queue-full');
    expect(supervisor.requests).toHaveLength(2);
    // Room comes with the taking of a result, not sooner.
    supervisor.say(1, 'b');
    await other.end();
    await expectJamakError(() => session.submit(chunk('c')), 'speech-queue-full');
    await collect(other);
    session.submit(chunk('c'));
  });

  test('give their room back when they are aborted', async () => {
    const { supervisor, session } = setUp(1000);
    const controller = new AbortController();
    session.submit(chunk('a'), { signal: controller.signal });
    expect(() => session.submit(chunk('b'))).toThrow('speech-queue-full');
    controller.abort();
    await nextTurn();
    session.submit(chunk('b'));
    expect(supervisor.requests).toHaveLength(2);
  });

  test('are ten minutes at most', () => {
    const { session } = setUp();
    for (let i = 0; i < 50; i++) session.submit(chunk(String(i), 'final', 12_000));
    expect(() => session.submit(chunk('one more', 'final', 100))).toThrow('speech-queue-full');
  });

  test('cannot be submitted after the end, nor be endless', async () => {
    const { session } = setUp();
    await expectJamakError(() => session.submit(chunk('long', 'final', 31_000)), 'bad-request');
    await session.end();
    await expectJamakError(() => session.submit(chunk('late')), 'bad-request');
  });
});

describe('interims', () => {
  test('ask for the interim model first, and pass on what they find', async () => {
    const { supervisor, session } = setUp();
    session.submit(chunk('a', 'interim'));
    expect(supervisor.requests[0]).toMatchObject({ kind: 'interim', models: [tiny, fast] });
    supervisor.say(0, 'so far');
    await session.end();
    expect(await collect(session)).toEqual(['interim a: so far']);
  });

  test('that fail or are refused give no result', async () => {
    const { supervisor, session } = setUp();
    session.submit(chunk('a', 'interim'));
    session.submit(chunk('a', 'interim'));
    supervisor.requests[0]?.answer({ type: 'refused' });
    supervisor.requests[1]?.answer({ type: 'failed', error: new JamakError('speech-failed') });
    await session.end();
    expect(await collect(session)).toEqual([]);
  });

  test('only the newest waits, and none behind its final', async () => {
    const { supervisor, session } = setUp();
    session.submit(chunk('a', 'interim', 1000, 0));
    session.submit(chunk('a', 'interim', 1500, 1));
    supervisor.say(0, 'old');
    supervisor.say(1, 'new');
    session.submit(chunk('b', 'interim'));
    session.submit(chunk('b'));
    supervisor.say(2, 'b so far');
    supervisor.say(3, 'b');
    await session.end();
    expect(await collect(session)).toEqual(['final b: b']);
  });

  test('may be submitted while a worker is free', async () => {
    const { supervisor, session } = setUp();
    expect(session.idle).toBe(true);
    supervisor.idle = false;
    expect(session.idle).toBe(false);
    supervisor.idle = true;
    await session.end();
    expect(session.idle).toBe(false);
  });
});

describe('what a model is good for', () => {
  function engineOf(family: ModelFamily, quick: () => boolean = () => true) {
    const supervisor = new FakeSupervisor();
    const model = modelOf(family);
    const engine = createLocalEngine({
      supervisor,
      tiers: () => ({ finalModel: model, interimModel: model, fastModel: model }),
      makesInterims: quick,
    });
    return { supervisor, engine, session: engine.startSession({ laneId: 'lane' }) };
  }

  test('decides whether its finals begin with the utterance before', () => {
    const { capabilities } = engineOf('whisper').engine;
    expect([capabilities.leftContext, engineOf('moonshine').engine.capabilities.leftContext]).toEqual([
      false,
      true,
    ]);
  });

  test('and how fast it is whether there are interims, from when that is known', () => {
    let quick = false;
    const { engine, session } = engineOf('whisper', () => quick);
    expect([engine.capabilities.interim, session.idle]).toEqual([false, false]);
    quick = true;
    expect([engine.capabilities.interim, session.idle]).toEqual([true, true]);
  });

  test('no interim holds up a final that comes soon: after one that took long there is none until that came', async () => {
    const { supervisor, session } = engineOf('moonshine');
    session.submit(chunk('a', 'interim'));
    supervisor.say(0, 'slow', undefined, { decodeMs: 1001 });
    await nextTurn();
    expect(session.idle).toBe(false);
    session.submit({ ...chunk('a', 'final', 1000, 1), speculative: true });
    supervisor.say(1, 'slow', undefined, { decodeMs: 500 });
    await nextTurn();
    expect(session.idle).toBe(false);
    session.submit(chunk('a', 'final', 1000, 2));
    supervisor.say(2, 'slow', undefined, { decodeMs: 500 });
    await nextTurn();
    expect(session.idle).toBe(true);
  });

  test('a speculative final says that there is more to try, a true one has tried it', async () => {
    const { supervisor, session } = engineOf('whisper');
    for (const speculative of [true, false]) session.submit({ ...chunk('a'), speculative });
    expect(supervisor.requests.map((request) => request.speculative)).toEqual([true, false]);
    supervisor.say(0, 'It goes on and', 'en', { doubt: 'cut-short' });
    supervisor.say(1, 'It goes on and on.', 'en', { doubt: 'cut-short', tries: 2 });
    await session.end();
    const unsure: unknown[] = [];
    for await (const result of session.results) unsure.push('unsure' in result && result.unsure);
    expect(unsure).toEqual([true, false]);
  });
});

test('a consumer who leaves gives the room back', async () => {
  const { supervisor, session } = setUp(2000);
  session.submit(chunk('a'));
  session.submit(chunk('b'));
  supervisor.say(0, 'a');
  supervisor.say(1, 'b');
  for await (const result of session.results) {
    expect(result.utteranceId).toBe('a');
    break;
  }
  expect(() => session.submit(chunk('c', 'final', 2000))).not.toThrow();
});

describe('the language', () => {
  const whisper = modelOf('whisper', 'whisper');

  function speak(model = whisper, language: SpokenLanguage = 'auto', ofLane?: SpokenLanguage) {
    const supervisor = new FakeSupervisor();
    const asked: SpokenLanguage[] = [];
    const engine = createLocalEngine({
      supervisor,
      language: () => language,
      tiers: (spoken) => {
        asked.push(spoken);
        return { finalModel: model, interimModel: model, fastModel: fast };
      },
    });
    const session = engine.startSession({ laneId: 'lane', language: ofLane });
    /** `count` utterances of 2 s that the model hears in `spoken`, or as it was told. */
    const say = async (count: number, spoken: string): Promise<void> => {
      for (let index = 0; index < count; index++) {
        session.submit(chunk(`u${supervisor.requests.length}`, 'final', 2000));
        const heard = supervisor.told.at(-1) ?? spoken;
        supervisor.say(supervisor.requests.length - 1, heard === 'ko' ? '그렇습니다' : 'text', heard);
        await nextTurn();
      }
    };
    return { supervisor, session, say, asked };
  }

  test('that is detected is told from then on, and a lasting switch is followed', async () => {
    const { supervisor, session, say } = speak();
    await say(6, 'en');
    expect(session).toMatchObject({ chosen: 'auto', language: 'en' });
    expect(supervisor.told).toEqual([undefined, undefined, undefined, undefined, 'en', 'en']);
    await say(8, 'ko');
    expect(session.language).toBe('ko');
    await say(12, 'en');
    expect(session.language).toBe('en');
  });

  /** Speaks another language after 30 s of one; how much of it, ms, until that is the one that is told. */
  async function switchAfter(soundMs: number, from: string, to: string): Promise<number> {
    const { supervisor, session } = speak();
    const say = async (spoken: string): Promise<void> => {
      const index = supervisor.requests.length;
      session.submit(chunk(`u${index}`, 'final', soundMs));
      // As Whisper does: words of the language that it was told.
      const language = supervisor.told.at(-1) ?? spoken;
      supervisor.say(index, language === 'ko' ? '그렇습니다' : 'That is so', language);
      await nextTurn();
    };
    for (let ms = 0; ms < 30_000; ms += soundMs) await say(from);
    expect(session.language).toBe(from);
    await say(to);
    expect(session.language).toBe(from);
    let ms = soundMs;
    for (; session.language !== to && ms < 60_000; ms += soundMs) await say(to);
    return ms;
  }

  test.each([1500, 1600, 2000, 2400, 2600, 2990, 3000, 3400, 4000, 4500, 4990, 5000, 7000])(
    'that is spoken in utterances of %s ms is followed within 15 s, there and back',
    async (soundMs) => {
      expect(await switchAfter(soundMs, 'ko', 'en')).toBeLessThanOrEqual(15_000);
      expect(await switchAfter(soundMs, 'en', 'ko')).toBeLessThanOrEqual(15_000);
    },
  );

  test.each<[string, string, Partial<Decoded>]>([
    ['led to no words', '', {}],
    ['led to a loop', '그래', { doubt: 'loop' }],
    ['led to other letters', 'Well, that is so', {}],
  ])('that was detected and %s is found out anew in the next utterance', async (_, text, more) => {
    const { supervisor, session, say } = speak();
    await say(5, 'ko');
    expect(supervisor.told.at(-1)).toBe('ko');
    const index = supervisor.requests.length;
    session.submit(chunk('doubtful', 'final', 1000));
    supervisor.say(index, text, 'ko', more);
    await nextTurn();
    session.submit(chunk('next', 'final', 1000));
    expect(supervisor.told.slice(index)).toEqual(['ko', undefined]);
    expect(session.language).toBe('ko');
  });

  test('that was detected may be found out anew when it leads to a loop, one that was chosen never', async () => {
    const { supervisor, session, say } = speak();
    await say(5, 'ko');
    expect(supervisor.requests.at(-1)).toMatchObject({ language: 'ko', languageDetected: true });
    const index = supervisor.requests.length;
    session.submit(chunk('english', 'final', 5000));
    session.submit(chunk('again', 'final', 1000));
    supervisor.say(index, 'That is so', 'en', { doubt: 'loop', tries: 2, redetected: true });
    await nextTurn();
    // It was not contradicted, it was asked: what it says back is still no proof.
    session.submit(chunk('next', 'final', 1000));
    expect(supervisor.told.at(-1)).toBeUndefined();
    const chosen = speak(whisper, 'ko');
    await chosen.say(1, 'en');
    expect(chosen.supervisor.requests[0]).toMatchObject({ language: 'ko', languageDetected: false });
  });

  test('that is detected is never told to a model that would be loaded anew for it', async () => {
    const { supervisor, session, say } = speak(modelOf('sense-voice'));
    await say(8, 'ko');
    expect(session.language).toBe('ko');
    session.submit(chunk('interim', 'interim'));
    expect(supervisor.told).toEqual(Array(9).fill(undefined));
    const chosen = speak(modelOf('sense-voice'), 'ko');
    await chosen.say(1, 'en');
    expect(chosen.supervisor.told).toEqual(['ko']);
  });

  test('is told by its letters where the model tells nothing; silence and noise tell nothing', async () => {
    const { supervisor, session } = setUp();
    const known: (string | null | undefined)[] = [];
    for (const [index, text] of ['안녕하세요', '', '고고고고고고고고고고고고고고', '네, 그래요'].entries()) {
      session.submit(chunk(`u${index}`, 'final', 5000));
      supervisor.say(index, text);
      await nextTurn();
      known.push(session.language);
    }
    expect(known).toEqual([null, null, null, 'ko']);
  });

  test('of a lane is its own, also for which model may help out', async () => {
    const { supervisor, session, say, asked } = speak(whisper, 'en', 'ko');
    await say(1, 'en');
    expect([supervisor.told, session.chosen, asked.at(-1)]).toEqual([['ko'], 'ko', 'ko']);
  });

  test('of sound that was heard when another was chosen is that one', async () => {
    const { supervisor, session } = speak(whisper, 'en');
    session.submit({ ...chunk('a'), language: 'ko' });
    session.submit({ ...chunk('b'), language: 'auto' });
    expect(supervisor.told).toEqual(['ko', undefined]);
  });
});

test('the glossary of the moment goes with each utterance', () => {
  const supervisor = new FakeSupervisor();
  let terms: string[] = ['자막'];
  const engine = createLocalEngine({
    supervisor,
    tiers: () => ({ finalModel: base, interimModel: tiny, fastModel: fast }),
    terms: () => terms,
  });
  const session = engine.startSession({ laneId: 'lane' });
  session.submit(chunk('a'));
  terms = ['Jamak', '자막'];
  session.submit(chunk('b'));
  terms = [];
  session.submit(chunk('c'));
  expect(supervisor.requests.map((request) => request.terms)).toEqual([
    ['자막'],
    ['Jamak', '자막'],
    undefined,
  ]);
});
