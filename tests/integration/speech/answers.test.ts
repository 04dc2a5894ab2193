import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { LaneSession } from '../../../src/main/session/lane-session';
import { SessionClock } from '../../../src/main/session/session-clock';
import { DEFAULT_READING, type Reading } from '../../../src/main/speech/answer/reader';
import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { numberedSpeech } from '../../fakes/numbered-speech';
import { FakeSttServer } from '../../fakes/stt-server';

interface Heard {
  readonly text: string;
  readonly noSpeech?: number;
  /** How much voice activity believes in the sound, 0..1. */
  readonly probability?: number;
  readonly reading?: Partial<Reading>;
}

/** What becomes of two seconds of sound in a lane, from its first interim to its end, where a server answers `text`. */
async function happeningsOf({ text, noSpeech = 0.01, probability = 0.97, reading }: Heard) {
  const server = await FakeSttServer.start({ hear: () => text, noSpeech });
  onTestFinished(() => server.down());
  const engine = createSpeechServerEngine({
    config: () => ({
      endpoints: [{ baseUrl: server.baseUrl }],
      model: 'whisper-1',
      language: 'en',
      interims: true,
    }),
    terms: () => [],
    reading: () => ({ ...DEFAULT_READING, ...reading }),
  });
  const log: SessionHappening[] = [];
  let ids = 0;
  const lane = new LaneSession({
    lane: { id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } },
    engine: createSwitchingEngine(() => engine),
    clock: new SessionClock(),
    speakingLanes: () => 1,
    captioning: {},
    newId: () => `u${++ids}`,
    append: (happening) => void log.push(happening),
  });
  lane.listening();
  const { samples, probabilities } = numberedSpeech([
    [10, 0],
    [63, probability],
    [60, 0],
  ]);
  for (const [index, each] of probabilities.entries()) {
    const frame = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
    lane.frame({ samples: frame, probability: each }, (index + 1) * FRAME_MS);
    await nextTurn();
  }
  lane.ended();
  await lane.end();
  expect(server.received.length).toBeGreaterThan(0);
  return {
    shown: log.flatMap((one) =>
      one.type === 'caption-interim' ? [`${one.stable} ${one.tentative}`.trim()] : [],
    ),
    finals: log.flatMap((one) => (one.type === 'caption-final' ? [one.text] : [])),
    gaps: log.filter(({ type }) => type === 'gap'),
  };
}

test.each([
  ['a ghost', { text: 'KBS 뉴스 김하늘입니다.', noSpeech: 0.9 }],
  ['a mark of a sound', { text: '(gentle piano music)' }],
  ['tags and nothing else', { text: '<|zh|><|EMO_UNKNOWN|><|BGM|><|woitn|>' }],
] as const)('%s is never shown, and no gap: nothing was said', async (_, heard) => {
  expect(await happeningsOf(heard)).toEqual({ shown: [], finals: [], gaps: [] });
});

test('what is shown while somebody speaks is written like the caption', async () => {
  const { shown, finals, gaps } = await happeningsOf({ text: '<|en|> WELCOME TO CHANNEL NINE' });
  expect(finals).toEqual(['Welcome to channel nine']);
  expect(gaps).toEqual([]);
  for (const text of shown) expect('Welcome to channel nine').toContain(text);
});

test('what is stored is as it was set', async () => {
  const { finals } = await happeningsOf({
    text: '[MUSIC PLAYING] We are twenty people',
    reading: { sounds: 'show', numbers: 'digits' },
  });
  expect(finals).toEqual(['[music playing] We are 20 people']);
});
