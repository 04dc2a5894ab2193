import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_READING, type Reading } from '../../../../src/main/speech/answer/reader';
import type { SpeechChunk, SttResult, SttSession } from '../../../../src/main/speech/contract';
import {
  createSpeechServerEngine,
  type SpeechServerConfig,
} from '../../../../src/main/speech/engines/server';
import { FakeSttServer, type FakeSttServerOptions } from '../../../fakes/stt-server';
import { ANSWERS, ECHOES } from '../answer/cases';

/** Two seconds of plain speech. */
const EVIDENCE = { voicedFrames: 56, voice: 53, sureFrames: 48 };

interface SetUp extends Partial<Pick<SpeechServerConfig, 'model' | 'language'>> {
  readonly server?: Partial<FakeSttServerOptions>;
  readonly terms?: () => readonly string[];
  readonly reading?: () => Reading;
}

async function setUp(options: SetUp = {}) {
  const { model = 'whisper-1', language = 'auto', terms = () => [], reading } = options;
  const server = await FakeSttServer.start({ hear: () => 'heard', ...options.server });
  onTestFinished(() => server.down());
  const engine = createSpeechServerEngine({
    config: () => ({ endpoints: [{ baseUrl: server.baseUrl }], model, language }),
    terms,
    ...(reading && { reading }),
  });
  return { server, engine, session: engine.startSession({ laneId: 'lane' }) };
}

let utterances = 0;

/** The final of another utterance, and what was shown before it. */
async function say(session: SttSession, more: Partial<SpeechChunk> = {}) {
  const results = session.results[Symbol.asyncIterator]();
  const shown: string[] = [];
  session.submit({
    utteranceId: `u${utterances++}`,
    laneId: 'lane',
    kind: 'final',
    pass: 0,
    evidence: EVIDENCE,
    samples: new Float32Array(32_000),
    ...more,
  });
  for (;;) {
    const { type, ...result } = (await results.next()).value as SttResult;
    const text = 'text' in result ? result.text : result.error.code;
    if (type !== 'interim') return { text, shown };
    shown.push(text);
  }
}

function body(text: string, noSpeech: number | null): string {
  return JSON.stringify({
    text,
    ...(noSpeech !== null && { segments: [{ id: 0, text, no_speech_prob: noSpeech }] }),
  });
}

/** Of each kind some rows: what becomes of all is tested without a server. */
const SOME = ANSWERS.filter((_, index) => index % 8 === 0);

test('whatever a server answers, a caption is what was said', async () => {
  const { server, engine } = await setUp();
  for (const { id, text, noSpeech, want } of SOME) {
    const session = engine.startSession({ laneId: id });
    server.next.push({ type: 'body', body: body(text, noSpeech) });
    expect([id, (await say(session)).text]).toEqual([id, want.equals ?? '']);
  }
});

test.each(ECHOES)('a server that answers $answer', async ({ terms, language, answer, want }) => {
  const { server, session } = await setUp({ language, terms: () => terms });
  server.next.push({ type: 'body', body: body(answer, 0.05) });
  expect((await say(session)).text).toBe(want.equals ?? '');
  await say(session);
  const prompt = server.received.at(-1)?.fields['prompt'] ?? '';
  for (const term of terms) expect(prompt.toLowerCase().split(term.toLowerCase()).length).toBe(2);
  expect(prompt).not.toBe(`${terms.join(', ')}.`);
});

test('sounds are shown where that is set', async () => {
  const { server, session } = await setUp({
    language: 'en',
    reading: () => ({ ...DEFAULT_READING, sounds: 'show' }),
  });
  server.next.push({ type: 'body', body: body('[MUSIC PLAYING] Good evening, friends', null) });
  expect((await say(session)).text).toBe('[music playing] Good evening, friends');
  await say(session);
  expect(server.received.at(-1)?.fields['prompt']).not.toContain('music');
});

test('what streams in shows no tags, and no ghost over a noise', async () => {
  const model = 'gpt-4o-transcribe';
  const tagged = await setUp({
    model,
    server: { streams: 'openai', hear: () => '<|ko|><|NEUTRAL|> 안녕하세요 여러분.' },
  });
  const greeting = await say(tagged.session);
  expect(greeting.text).toBe('안녕하세요 여러분.');
  for (const shown of greeting.shown) expect('안녕하세요 여러분.'.startsWith(shown)).toBe(true);
  const ghost = await setUp({ model, server: { streams: 'openai', hear: () => 'Thank you for watching.' } });
  const evidence = { voicedFrames: 20, voice: 10, sureFrames: 0 };
  expect(await say(ghost.session, { evidence })).toMatchObject({ text: '' });
});

test('a language that only a tag names is heard and told', async () => {
  const { server, session } = await setUp({
    server: { language: () => undefined, hear: () => '<|ja|><|Speech|>こんばんは' },
  });
  for (let count = 0; count < 5; count++) await say(session, { samples: new Float32Array(80_000) });
  expect(session.language).toBe('ja');
  expect(server.received.map(({ fields }) => fields['language'])).toContain('ja');
});

test('a ghost is no caption that the next request is told', async () => {
  const { server, session } = await setUp({ language: 'ko' });
  server.next.push({ type: 'body', body: body('MBC 뉴스 김하늘입니다.', 0.9) });
  await say(session);
  await say(session);
  expect(server.received.at(-1)?.fields['prompt']).toBeUndefined();
});
