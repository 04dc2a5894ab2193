import { describe, expect, onTestFinished, test } from 'vitest';
import type { SpeechChunk, SttSession } from '../../../../src/main/speech/contract';
import { createSpeechServerEngine } from '../../../../src/main/speech/engines/server';
import type { SpokenLanguage } from '../../../../src/shared/languages';
import { FakeSttServer, type FakeSttServerOptions, type Received } from '../../../fakes/stt-server';

async function setUp(options: Partial<FakeSttServerOptions> = {}, model = 'whisper-1') {
  const server = await FakeSttServer.start({ hear: () => 'heard', ...options });
  onTestFinished(() => server.down());
  const config = {
    endpoints: [{ baseUrl: server.baseUrl }],
    model,
    language: 'auto' as SpokenLanguage,
  };
  const engine = createSpeechServerEngine({ terms: () => [], config: () => ({ ...config }) });
  const choose = (language: SpokenLanguage): void => {
    config.language = language;
    // As in the app, for every change of the settings.
    engine.reset();
  };
  return { server, engine, choose };
}

let utterances = 0;

/** Has `count` utterances recognised, one after the other. */
async function say(session: SttSession, count: number, ms = 2000, more: Partial<SpeechChunk> = {}) {
  const results = session.results[Symbol.asyncIterator]();
  for (let index = 0; index < count; index++) {
    const utteranceId = `u${utterances++}`;
    session.submit({
      utteranceId,
      laneId: 'lane',
      kind: 'final',
      pass: 0,
      samples: new Float32Array(ms * 16),
      ...more,
    });
    while ((await results.next()).value?.type === 'interim');
  }
}

/** What the server was told to hear, by request. */
function told({ received }: FakeSttServer): (string | undefined)[] {
  return received.map(({ fields }) => fields['language']);
}

function repeated<T>(value: T, count: number): T[] {
  return Array.from({ length: count }, () => value);
}

/** Speech of a show, by request, and what a server says of it that detects it, or that says back what it was told. */
const EN_THEN_KO = [...repeated('en', 6), ...repeated('ko', 8)];
const ONE_ODD_WORD = [...repeated('en', 6), 'cy', ...repeated('en', 6)];

/** Says what is spoken, in the order of requests. */
function detecting(spoken: readonly string[]) {
  let index = 0;
  return (): string | undefined => spoken[index++];
}

/** Detects what is spoken only where it is told nothing, as Whisper does. */
function repeating(spoken: readonly string[]) {
  let index = 0;
  return ({ fields }: Received): string | undefined => {
    const now = spoken[index++];
    return fields['language'] ?? now;
  };
}

describe('a language that is detected', () => {
  test.each([
    ['detects it whatever it is told', detecting],
    ['says back what it was told', repeating],
  ])('is followed to another by a server that %s', async (_, kind) => {
    const { server, engine } = await setUp({ language: kind(EN_THEN_KO) });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, EN_THEN_KO.length);
    expect(told(server).slice(4, 6)).toEqual(['en', 'en']);
    expect(told(server).slice(9)).not.toContain('en');
    expect(session.language).toBe('ko');
  });

  test.each([
    ['detects it whatever it is told', detecting],
    ['says back what it was told', repeating],
  ])('is kept beside one odd word by a server that %s', async (_, kind) => {
    const { server, engine } = await setUp({ language: kind(ONE_ODD_WORD) });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, ONE_ODD_WORD.length);
    expect(told(server).slice(7)).toContain('en');
    expect(told(server)).not.toContain('cy');
    expect(session.language).toBe('en');
  });

  test('is known by whatever name a server calls it', async () => {
    const { server, engine } = await setUp({ language: 'ko-KR' });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, 5);
    expect(told(server).slice(4)).toEqual(['ko']);
  });

  test('is not followed for what repeats itself, as recognisers do over noise', async () => {
    const loop = 'go go go go go go go go go go go go';
    const { engine, server } = await setUp({
      hear: () => (server.received.length > 6 ? loop : 'heard'),
      language: () => (server.received.length > 6 ? 'cy' : 'en'),
    });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, 12);
    expect(session.language).toBe('en');
  });

  test('is told by its letters where a server tells nothing, in both directions', async () => {
    const { server, engine } = await setUp(
      {
        streams: 'openai',
        hear: () => (Math.floor((server.received.length - 1) / 8) % 2 ? 'Good evening' : '안녕하세요'),
      },
      'gpt-4o-transcribe',
    );
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, 8);
    expect(session.language).toBe('ko');
    await say(session, 8);
    expect(session.language).toBeNull();
    expect(told(server).slice(-3)).toEqual(repeated(undefined, 3));
    await say(session, 8);
    expect(session.language).toBe('ko');
    expect(told(server).slice(-3)).toEqual(repeated('ko', 3));
  });

  test('that is Cantonese stays so with a server whose model is told Chinese', async () => {
    const { server, engine } = await setUp({ language: ({ fields }) => fields['language'] ?? 'yue' });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, 12);
    expect(session.language).toBe('yue');
    expect(told(server)).toContain('zh');
  });
});

describe('the caption before an utterance', () => {
  /** What the server was told of the caption before, by request. */
  const prompts = ({ received }: FakeSttServer): boolean[] =>
    received.map(({ fields }) => fields['prompt'] !== undefined);

  test('is told only where it is in the language that is told: a recogniser would translate into its own', async () => {
    const { server, engine } = await setUp({ language: repeating(EN_THEN_KO) });
    await say(engine.startSession({ laneId: 'lane' }), EN_THEN_KO.length);
    const [, ...rest] = told(server);
    // As the server said of the one before it: what it was told, or else what was spoken.
    const before = told(server).map((language, index) => language ?? EN_THEN_KO[index]);
    expect(prompts(server).slice(1)).toEqual(rest.map((language, index) => language === before[index]));
    expect(prompts(server)).toContain(true);
  });

  test('is always told to a server that tells no language', async () => {
    const { server, engine } = await setUp({ verbose: false });
    await say(engine.startSession({ laneId: 'lane' }), 4);
    expect(prompts(server).slice(-3)).toEqual([true, true, true]);
  });

  test('is told once another language is chosen only when it is in that one', async () => {
    const { server, engine, choose } = await setUp({ language: ({ fields }) => fields['language'] });
    const session = engine.startSession({ laneId: 'lane' });
    choose('en');
    await say(session, 2);
    choose('ko');
    await say(session, 2);
    expect(prompts(server)).toEqual([false, true, false, true]);
  });
});

describe('a language that is chosen', () => {
  test('in mid-session holds from the next utterance on, and what was detected is forgotten', async () => {
    const { server, engine, choose } = await setUp({ language: 'english' });
    const session = engine.startSession({ laneId: 'lane' });
    await say(session, 6);
    choose('ko');
    expect([session.chosen, session.language]).toEqual(['ko', 'ko']);
    await say(session, 6, 5000);
    choose('auto');
    expect([session.chosen, session.language]).toEqual(['auto', null]);
    await say(session, 1);
    expect(told(server).slice(6)).toEqual([...repeated('ko', 6), undefined]);
  });

  test('is another one for a lane with its own, and stays that', async () => {
    const { server, engine, choose } = await setUp();
    const session = engine.startSession({ laneId: 'lane', language: 'ja' });
    choose('ko');
    await say(session, 1);
    expect([session.chosen, session.language, ...told(server)]).toEqual(['ja', 'ja', 'ja']);
    const detects = engine.startSession({ laneId: 'lane', language: 'auto' });
    await say(detects, 1);
    expect([detects.chosen, told(server)[1]]).toEqual(['auto', undefined]);
  });

  test('does not hold for sound that was heard when another was chosen', async () => {
    const { server, engine, choose } = await setUp({ language: 'korean' });
    const session = engine.startSession({ laneId: 'lane' });
    choose('en');
    await say(session, 1, 2000, { language: 'ko' });
    await say(session, 1, 2000, { language: 'auto' });
    await say(session, 1, 2000, { language: 'en' });
    expect(told(server)).toEqual(['ko', undefined, 'en']);
  });
});

test('what was heard before is told at first, and a lasting switch from it is followed', async () => {
  const { server, engine } = await setUp({ language: repeating(repeated('en', 12)) });
  const session = engine.startSession({ laneId: 'lane', heard: 'ko' });
  expect(session.language).toBe('ko');
  await say(session, 12);
  expect(told(server)[0]).toBe('ko');
  expect(session.language).toBe('en');
});
