import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { FRAME_MS } from '../../../src/shared/sound';
import { hearNumbers, numberedSpeech, type NumberedSpeech } from '../../fakes/numbered-speech';
import { FakeSttServer } from '../../fakes/stt-server';
import { playLanes, type SceneTime } from './play-lanes';

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
  const { captions, gaps } = await playLanes({
    speeches,
    engine: createSpeechServerEngine({
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
    }),
    captioning: PATIENT,
    time,
  });
  const recognised = servers.map((server) => server.answeredSeconds);
  return {
    lagsMs: captions.map(({ atMs, endMs }) => atMs - endMs),
    throughput: recognised.reduce((sum, each) => sum + each, 0) / (time.now() / 1000),
    shares: recognised,
    right:
      gaps === 0 &&
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
