import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { wordErrors } from '../../../src/main/text/word-errors';
import type { SpokenLanguage } from '../../../src/shared/languages';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';
import { BenchError } from '../bench-error';
import { joinClips } from '../corpus/joined-recording';
import { loadCorpus } from '../corpus/load';
import type { Recording } from '../corpus/recording';
import { spread } from '../metrics/statistics';
import { voicedSpans } from '../sound/levels';
import { slice } from '../sound/sound';
import { playLanes, type LaneSpeech, type PlayedLanes, type SceneTime } from './play-lanes';

export interface ServersOptions {
  /** Such as `http://127.0.0.1:8000/v1`: speech servers, or what stands in front of them. */
  readonly servers: readonly string[];
  readonly model: string;
  readonly corpus: string;
  readonly lanes: number;
  /** About how long each lane speaks, s. */
  readonly seconds: number;
  readonly language: SpokenLanguage;
  readonly time: SceneTime;
}

const SAMPLE_RATE = 16_000;
/** Of what a table of lags over time has a row, ms. */
const ROW_MS = 15_000;

/** Speaks a corpus to real speech servers, and prints what came of it. @throws BenchError when it holds too little */
export async function playToServers(options: ServersOptions): Promise<void> {
  const { servers, model, lanes, language, time } = options;
  const recordings = await lanesOf(options);
  const played = await playLanes({
    speeches: recordings.map(speechOf),
    engine: createSpeechServerEngine({
      config: () => ({ endpoints: servers.map((baseUrl) => ({ baseUrl })), model, language }),
      terms: () => [],
      now: time.now,
    }),
    captioning: {},
    time,
  });
  const took = time.now();
  printSummary(recordings, played, took);
  for (let fromMs = 0; fromMs < took; fromMs += ROW_MS) printRow(played, fromMs);
  console.log(`${lanes} lanes, ${servers.length} addresses`);
}

/** Each lane has its own clips of the corpus. */
async function lanesOf({ corpus, lanes, seconds }: ServersOptions): Promise<Recording[]> {
  const [whole] = await loadCorpus(corpus, []);
  if (whole?.kind !== 'speech' || whole.sound.sampleRate !== SAMPLE_RATE) {
    throw new BenchError(`${corpus} holds no speech at ${SAMPLE_RATE} Hz.`);
  }
  return Array.from({ length: lanes }, (_, lane) => {
    let left = seconds * 1000;
    const clips = whole.clips.filter(({ startMs, endMs }, index) => {
      if (index % lanes !== lane || left <= 0) return false;
      left -= endMs - startMs;
      return true;
    });
    if (clips.length === 0) throw new BenchError(`${corpus} holds too few clips for ${lanes} lanes.`);
    return joinClips(
      String(lane),
      clips.map(({ name, text, startMs, endMs }) => ({
        name,
        text,
        sound: slice(whole.sound, startMs, endMs),
      })),
    );
  });
}

/** A detector that errs in nothing: what is voiced by its energy is speech. */
function speechOf({ sound, clips }: Recording): LaneSpeech {
  const probabilities = new Float32Array(Math.floor(sound.samples.length / FRAME_SAMPLES));
  for (const { startMs, endMs } of voicedSpans(sound, clips)) {
    probabilities.fill(0.9, Math.floor(startMs / FRAME_MS), Math.ceil(endMs / FRAME_MS));
  }
  return { samples: sound.samples, probabilities };
}

function printSummary(
  recordings: readonly Recording[],
  { captions, gaps }: PlayedLanes,
  tookMs: number,
): void {
  const errors = recordings.map(({ clips }, lane) => {
    const own = captions.filter(({ laneId }) => laneId === String(lane));
    const inOrder = own.every(({ startMs }, at) => at === 0 || startMs >= (own[at - 1]?.endMs ?? 0));
    const said = clips.map(({ text }) => text).join(' ');
    return { ...wordErrors(said, own.map(({ text }) => text).join(' ')), inOrder };
  });
  const spokenMs = captions.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  console.log(
    [
      `sound recognised in a second, s  ${(spokenMs / tookMs).toFixed(2)}`,
      `captions  ${captions.length}, gaps ${gaps}, ${errors.every(({ inOrder }) => inOrder) ? 'in order' : 'OUT OF ORDER'}`,
      `word errors, %, by lane  ${errors.map(({ rate }) => (rate * 100).toFixed(1)).join(', ')}`,
      `lag, ms  ${lagOf(captions)}`,
    ].join('\n'),
  );
}

function printRow({ captions }: PlayedLanes, fromMs: number): void {
  const those = captions.filter(({ endMs }) => endMs >= fromMs && endMs < fromMs + ROW_MS);
  console.log(`said from ${fromMs / 1000} s on: ${those.length} captions, lag ${lagOf(those)}`);
}

function lagOf(captions: PlayedLanes['captions']): string {
  const lag = spread(captions.map(({ atMs, endMs }) => atMs - endMs));
  return lag ? `p50 ${lag.p50.toFixed(0)}, p95 ${lag.p95.toFixed(0)}, max ${lag.max.toFixed(0)}` : '-';
}
