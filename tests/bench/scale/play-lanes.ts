import { Feed } from '../../../src/main/session/feed';
import { Session, type SessionOptions } from '../../../src/main/session/session';
import type { SttEngine } from '../../../src/main/speech/contract';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import type { SessionHappening } from '../../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';

/** Time as the lanes live in it. */
export interface SceneTime {
  /** Ms since they began. */
  readonly now: () => number;
  /** Resolves when it is that time. */
  readonly until: (ms: number) => Promise<void>;
  /** How much of a server's work, in ms of the scene, is one of its own timers' ms. */
  readonly speed: number;
  readonly fetch?: typeof fetch;
}

/** The sound of a lane at 16 kHz, and of each frame the probability that somebody speaks. */
export interface LaneSpeech {
  readonly samples: Float32Array;
  readonly probabilities: Float32Array;
}

export interface LanesOptions {
  /** The lanes' ids are their places: '0', '1' … */
  readonly speeches: readonly LaneSpeech[];
  readonly engine: SttEngine;
  readonly captioning: SessionOptions['captioning'];
  readonly time: SceneTime;
}

type Final = Extract<SessionHappening, { readonly type: 'caption-final' }> & { readonly atMs: number };

export interface PlayedLanes {
  /** In the order in which they were published, with when that was. */
  readonly captions: readonly Final[];
  readonly gaps: number;
}

/** Captions lanes that are spoken at the speed of `time`, through a real session without windows and disks. */
export async function playLanes({ speeches, engine, captioning, time }: LanesOptions): Promise<PlayedLanes> {
  const captions: Final[] = [];
  let gaps = 0;
  const feed = new Feed({
    commit: () => Promise.resolve(),
    publish: ({ happening }) => {
      if (happening.type === 'caption-final') captions.push({ ...happening, atMs: time.now() });
      if (happening.type === 'gap') gaps++;
    },
    onError: (error) => {
      throw error;
    },
    onUnsaved: () => {},
    onSavedAgain: () => {},
  });
  let ids = 0;
  const session = new Session({
    id: 'scale',
    lanes: speeches.map((_, lane) => ({
      id: String(lane),
      name: '',
      colour: 'sky',
      muted: false,
      source: { kind: 'sample' },
    })),
    engine: createSwitchingEngine(() => engine),
    feed,
    captioning,
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
  return { captions, gaps };
}

function takeFrame(session: Session, laneId: string, speech: LaneSpeech, index: number): void {
  const probability = speech.probabilities[index];
  if (probability === undefined) return;
  const samples = speech.samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
  const capturedAt = (index + 1) * FRAME_MS;
  session.take({ type: 'frame', laneId, index, samples, probability, capturedAt });
}
