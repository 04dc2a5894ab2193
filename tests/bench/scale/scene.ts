import { Feed } from '../../../src/main/session/feed';
import { Session } from '../../../src/main/session/session';
import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../fakes/numbered-speech';
import { FakeSttServer } from '../../fakes/stt-server';

/** Time as the scene lives in it. */
export interface SceneTime {
  /** Ms since the scene began. */
  readonly now: () => number;
  /** Resolves when it is that time. */
  readonly until: (ms: number) => Promise<void>;
  /** How much of a server's work, in ms of the scene, is one of its own timers' ms. */
  readonly speed: number;
  readonly fetch?: typeof fetch;
}

export interface SceneOptions {
  readonly lanes: number;
  readonly endpoints: number;
  /** Length of what is said in each lane, s. */
  readonly seconds: number;
  /** Time that each server takes for a second of sound, one request after the other, ms. */
  readonly msPerSecond: number;
  readonly time: SceneTime;
  readonly onServers?: (servers: readonly FakeSttServer[]) => void;
}

export interface SceneResult {
  /** From the end of an utterance to its caption, for each caption, ms. */
  readonly lagsMs: readonly number[];
  /** Seconds of sound that were recognised in a second. */
  readonly throughput: number;
  /** Seconds of sound that each server had. */
  readonly shares: readonly number[];
  /** Whether every lane's captions came in order, at the right times, with all its words, and without a gap. */
  readonly right: boolean;
}

/** 4 s of speech and 1.2 s of silence. */
const SPOKEN_FRAMES = 125;
const SILENT_FRAMES = 38;
/** Lanes do not speak in step, frames. */
const STAGGER_FRAMES = 19;
/** Nothing is given up, so that it shows in the lag when servers are too slow. */
const PATIENT = { governor: { enterMs: [1e8, 2e8, 3e8, 4e8, 5e8] } } as const;

/** Captions lanes of made-up speech that is spoken in real time, through real HTTP servers of known speed. */
export async function playScene(options: SceneOptions): Promise<SceneResult> {
  const { endpoints, msPerSecond, time, onServers } = options;
  const servers = await Promise.all(
    Array.from({ length: endpoints }, () =>
      FakeSttServer.start({ hear: hearNumbers, msPerSecond: msPerSecond / time.speed, workers: 1 }),
    ),
  );
  onServers?.(servers);
  try {
    return await play(options, servers);
  } finally {
    await Promise.all(servers.map((server) => server.down()));
  }
}

async function play(
  { lanes, seconds, time }: SceneOptions,
  servers: readonly FakeSttServer[],
): Promise<SceneResult> {
  const speeches = Array.from({ length: lanes }, (_, lane) => speechOf(lane, seconds));
  const log: { readonly atMs: number; readonly happening: SessionHappening }[] = [];
  const feed = new Feed({
    commit: () => Promise.resolve(),
    publish: ({ happening }) => log.push({ atMs: time.now(), happening }),
    onError: (error) => {
      throw error;
    },
    onUnsaved: () => {},
    onSavedAgain: () => {},
  });
  let ids = 0;
  const engine = createSpeechServerEngine({
    config: () => ({
      endpoints: servers.map(({ baseUrl }) => ({ baseUrl })),
      model: 'whisper-1',
      language: 'en',
    }),
    terms: () => [],
    // Servers that are too slow are to show it in the lag.
    deadlineMs: () => 1e8,
    now: time.now,
    ...(time.fetch && { fetch: time.fetch }),
  });
  const session = new Session({
    id: 'scale',
    lanes: speeches.map((_, lane) => ({ id: String(lane), label: '', source: { kind: 'sample' } })),
    engine: createSwitchingEngine(() => engine),
    feed,
    captioning: PATIENT,
    now: time.now,
    steadyNow: time.now,
    newId: () => String(++ids),
    trace: () => {},
    onSourcesOver: () => {},
  });
  for (const lane of speeches.keys()) session.take({ type: 'lane-listening', laneId: String(lane) });
  const frames = Math.max(...speeches.map(({ probabilities }) => probabilities.length));
  for (let index = 0; index < frames; index++) {
    await time.until((index + 1) * FRAME_MS);
    for (const [lane, speech] of speeches.entries()) takeFrame(session, String(lane), speech, index);
  }
  const ended = session.end('stopped').then(() => true);
  const onward = (): Promise<boolean> => time.until(time.now() + FRAME_MS).then(() => false);
  while (!(await Promise.race([ended, onward()])));
  const recognised = servers.map((server) => server.answeredSeconds);
  const captions = log.flatMap(({ atMs, happening }) =>
    happening.type === 'caption-final' ? [{ atMs, ...happening }] : [],
  );
  return {
    lagsMs: captions.map(({ atMs, endMs }) => atMs - endMs),
    throughput: recognised.reduce((sum, each) => sum + each, 0) / (time.now() / 1000),
    shares: recognised,
    right:
      log.every(({ happening }) => happening.type !== 'gap') &&
      speeches.every((speech, lane) =>
        isRight(
          captions.filter(({ laneId }) => laneId === String(lane)),
          speech,
          lane,
        ),
      ),
  };
}

function speechOf(lane: number, seconds: number): NumberedSpeech {
  const cycles = Math.round((seconds * 1000) / FRAME_MS / (SPOKEN_FRAMES + SILENT_FRAMES));
  return numberedSpeech([
    [STAGGER_FRAMES * (lane + 1), 0],
    ...Array.from({ length: cycles }, () => [
      [SPOKEN_FRAMES, 0.9] as const,
      [SILENT_FRAMES, 0] as const,
    ]).flat(),
  ]);
}

function takeFrame(session: Session, laneId: string, speech: NumberedSpeech, index: number): void {
  const probability = speech.probabilities[index];
  if (probability === undefined) return;
  const samples = speech.samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
  const capturedAt = (index + 1) * FRAME_MS;
  session.take({ type: 'frame', laneId, index, samples, probability, capturedAt });
}

/** Whether captions are what was said in a lane, each when it was said, in the order of the feed. */
function isRight(
  captions: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[],
  { words }: NumberedSpeech,
  lane: number,
): boolean {
  const firstMs = STAGGER_FRAMES * (lane + 1) * FRAME_MS;
  const cycleMs = (SPOKEN_FRAMES + SILENT_FRAMES) * FRAME_MS;
  return (
    captions.map(({ text }) => text).join(' ') === words.join(' ') &&
    captions.every(
      ({ startMs, endMs }, index) =>
        startMs === firstMs + index * cycleMs && endMs === startMs + SPOKEN_FRAMES * FRAME_MS,
    )
  );
}
