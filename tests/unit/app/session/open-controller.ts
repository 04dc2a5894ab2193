import { setImmediate as nextTurn } from 'node:timers/promises';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import {
  SessionController,
  type SessionControllerOptions,
} from '../../../../src/main/app/session-controller';
import { Sessions } from '../../../../src/main/app/sessions';
import type { SessionStore } from '../../../../src/main/storage/contract';
import type { CaptureCommand } from '../../../../src/shared/capture';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { Lane, MediaTrack } from '../../../../src/shared/source';
import { hearNumbers, numberedSpeech } from '../../../fakes/numbered-speech';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

export const MIC: Lane = {
  id: 'mic',
  name: 'Me',
  colour: 'sky',
  muted: false,
  source: { kind: 'microphone' },
};
export const SYSTEM: Lane = {
  id: 'sys',
  name: 'Guests',
  colour: 'sky',
  muted: false,
  source: { kind: 'system' },
};
/** When (epoch ms) the first frame of a lane leaves the audio graph. */
export const CAPTURED_AT = 1_700_000_000_000;
/** 2.9 s of speech after a short silence, and silence enough to end it. */
export const SENTENCE = [
  [10, 0],
  [90, 0.9],
  [40, 0],
] as const;
export const SENTENCE_ENDS_MS = 100 * FRAME_MS;

/** What the capture window is asked for a lane. */
export const opened = (lane: Lane, again = false): CaptureCommand => ({
  type: 'lane-open',
  lane,
  again,
  hearing: 'on',
  turn: 0,
});
export const closed = (lane: Lane): CaptureCommand => ({ type: 'lane-close', laneId: lane.id });

type Language = SessionControllerOptions['language'];

/** A controller with a real session behind it; store, spool, windows and language side only note what they get. */
export function openController(
  engine = new ScriptedEngine({ respond: ({ samples }) => hearNumbers(samples) }),
) {
  let settings: Settings = DEFAULT_SETTINGS;
  const commands: CaptureCommand[] = [];
  const events: SessionEvent[] = [];
  const levels: { laneId: string; level: number; speech: boolean }[] = [];
  const log: string[] = [];
  const saved: SessionEvent[] = [];
  const spooled = new Set<string>();
  const state = { storeBroken: false };
  const notices = new NoticeBoard(() => {});
  /** Sound tracks of files, by the file's id. */
  const tracks = new Map<string, MediaTrack[]>();
  const language = {
    append: (_happening: SessionHappening): void => {},
    heard: [] as SessionEvent[],
    onEnd: (): Promise<void> => Promise.resolve(),
  };
  const beside: Language = {
    startSession: (append) => {
      log.push('language begins');
      language.append = append;
    },
    onEvent: (event) => language.heard.push(event),
    takeBack: (places) => log.push(`language forgets ${places.length}`),
    endSession: () => {
      log.push('language ends');
      return language.onEnd();
    },
  };
  const store = {
    append: (_sessionId: string, batch: readonly SessionEvent[]) => {
      if (state.storeBroken) return Promise.reject(new JamakError('store-failed', { retryable: true }));
      saved.push(...batch);
      for (const { happening } of batch) log.push(`saved ${happening.type}`);
      return Promise.resolve();
    },
  } as Partial<SessionStore> as SessionStore;
  const sounds = { pending: () => [], forget: () => Promise.resolve(), erase: () => {} };
  const sessions = new Sessions({ store, spool: sounds, notices, onSavedAgain: () => {} });
  const controller = new SessionController({
    engine,
    notices,
    sessions,
    media: { tracksOf: (mediaId) => tracks.get(mediaId) ?? [] },
    language: beside,
    settings: () => settings,
    trace: () => {},
    steadyNow: () => nowMs,
    spool: {
      of: (sessionId) => ({
        grow: () => {},
        put: ({ utteranceId }) => spooled.add(`${sessionId} ${utteranceId}`),
        done: (utteranceId) => spooled.delete(`${sessionId} ${utteranceId}`),
        erase: (utteranceId) => spooled.delete(`${sessionId} ${utteranceId}`),
      }),
    },
    sendToCapture: (command) => commands.push(command),
    restartSpeech: () => log.push('speech restarts'),
    onError: () => log.push('an error is logged'),
    onEvent: (event) => {
      events.push(event);
      log.push(`shown ${event.happening.type}`);
    },
    onLevel: (laneId, level, speech) => levels.push({ laneId, level, speech }),
  });
  let nowMs = CAPTURED_AT;
  /** When each lane's frame 0 leaves the audio graph, and how many it has given. */
  const lanes = new Map<string, { startedAt: number; frames: number }>();
  const hear = (laneId: string, samples: Float32Array, probability: number): void => {
    const lane = lanes.get(laneId) ?? { startedAt: nowMs, frames: 0 };
    lanes.set(laneId, lane);
    const index = lane.frames++;
    const capturedAt = lane.startedAt + index * FRAME_MS;
    nowMs = Math.max(nowMs, capturedAt + FRAME_MS);
    controller.take({ type: 'frame', laneId, index, samples, probability, capturedAt });
  };
  /** Speech in a lane that listens; gives back its words. */
  const say = async (laneId: string, runs: Parameters<typeof numberedSpeech>[0] = SENTENCE) => {
    const { samples, probabilities, words } = numberedSpeech(runs);
    for (const [index, probability] of probabilities.entries()) {
      hear(laneId, samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES), probability);
      await nextTurn();
    }
    return words.join(' ');
  };
  const listen = (laneId: string): void => {
    lanes.delete(laneId);
    controller.take({ type: 'lane-listening', laneId });
  };
  const lose = (laneId: string, device: string): void =>
    controller.take({ type: 'lane-lost', laneId, code: 'device-lost', device });
  const happened = <T extends SessionHappening['type']>(type: T): Extract<SessionHappening, { type: T }>[] =>
    events.flatMap(({ happening }) =>
      happening.type === type ? [happening as Extract<SessionHappening, { type: T }>] : [],
    );
  const shownNotices = (): string[] => notices.all.map(({ level, code }) => `${level} ${code}`);
  return {
    controller,
    sessions,
    settings: () => settings,
    engine,
    notices,
    language,
    state,
    commands,
    events,
    levels,
    log,
    saved,
    spooled,
    hear,
    say,
    listen,
    lose,
    happened,
    shownNotices,
    tracks,
    /** Time passes in which nothing is heard. */
    pass: (ms: number) => {
      nowMs += ms;
    },
    change: (changes: Partial<Settings>) => {
      settings = { ...settings, ...changes };
    },
  };
}

/** A frame that is as loud as `level`. */
export const loud = (level: number): Float32Array => new Float32Array(FRAME_SAMPLES).fill(level);
