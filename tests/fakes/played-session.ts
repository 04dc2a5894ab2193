import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LiveLanguage } from '../../src/main/language/live/live-language';
import { Feed } from '../../src/main/session/feed';
import {
  Session,
  type EndReason,
  type LaneMessage,
  type SessionOptions,
} from '../../src/main/session/session';
import type { SttEngine, UtteranceSpool } from '../../src/main/speech/contract';
import type { SessionEvent, SessionHappening } from '../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../src/shared/sound';
import type { Lane } from '../../src/shared/source';
import type { NumberedSpeech } from './numbered-speech';

export interface PlayedSessionOptions {
  readonly engine: SttEngine;
  readonly lanes: readonly (Partial<Lane> & { readonly id: string })[];
  readonly spool?: UtteranceSpool;
  readonly onHearing?: NonNullable<SessionOptions['onHearing']>;
  readonly onSound?: NonNullable<SessionOptions['onSound']>;
  readonly onDropped?: NonNullable<SessionOptions['onDropped']>;
  /** What works beside the captions, and appends what it makes. */
  readonly language?: (append: (happening: SessionHappening) => void) => LiveLanguage;
}

/** A real session of several lanes, whose sound is played on an injected clock. */
export class PlayedSession {
  readonly session: Session;
  readonly feed: Feed;
  /** All that was published, in order. */
  readonly happenings: SessionHappening[] = [];
  /** What the session said when all its sources were over. */
  over: EndReason | null = null;
  /** The wall clock, epoch ms, and the steady clock. */
  nowMs = 1_000_000;
  readonly #frames = new Map<string, number>();

  constructor({ engine, lanes, spool, language, ...hears }: PlayedSessionOptions) {
    let ids = 0;
    const publish = (event: SessionEvent): void => {
      this.happenings.push(event.happening);
      live?.onEvent(event);
    };
    this.feed = new Feed({
      commit: () => Promise.resolve(),
      publish,
      onError: (error) => {
        throw error;
      },
      onUnsaved: () => {},
      onSavedAgain: () => {},
    });
    const live = language?.((happening) => this.feed.append(happening));
    this.session = new Session({
      id: 'session',
      lanes: lanes.map((lane) => ({
        name: '',
        colour: 'sky',
        muted: false,
        source: { kind: 'sample' },
        ...lane,
      })),
      engine,
      feed: this.feed,
      captioning: {},
      now: () => this.nowMs,
      steadyNow: () => this.nowMs,
      newId: () => `u${++ids}`,
      trace: () => {},
      ...(spool && { spool }),
      ...hears,
      ...(live && { beforeEnd: () => live.end() }),
      onSourcesOver: (reason) => (this.over = reason),
    });
  }

  /** A message of the capture window about a lane. */
  tell(message: Exclude<LaneMessage, { type: 'frame' }>): void {
    if (message.type === 'lane-listening') this.#frames.set(message.laneId, 0);
    this.session.take(message);
  }

  /** Plays what is said in some lanes at the same time; the engine may answer after each frame. */
  async play(speech: Readonly<Record<string, NumberedSpeech>>): Promise<void> {
    const lanes = Object.entries(speech);
    const frames = Math.max(...lanes.map(([, { probabilities }]) => probabilities.length));
    for (let at = 0; at < frames; at++) {
      this.nowMs += FRAME_MS;
      for (const [laneId, { samples, probabilities }] of lanes) {
        const probability = probabilities[at];
        if (probability === undefined) continue;
        const index = this.#frames.get(laneId) ?? 0;
        this.#frames.set(laneId, index + 1);
        this.session.take({
          type: 'frame',
          laneId,
          index,
          samples: samples.subarray(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES),
          probability,
          capturedAt: this.nowMs,
        });
      }
      await nextTurn();
    }
  }

  /** What was published of one type. */
  of<T extends SessionHappening['type']>(type: T): Extract<SessionHappening, { type: T }>[] {
    return this.happenings.filter(
      (happening): happening is Extract<SessionHappening, { type: T }> => happening.type === type,
    );
  }

  /** The text of a lane's captions, in the order in which they were published. */
  textOf(laneId: string): string {
    const finals = this.of('caption-final').filter((caption) => caption.laneId === laneId);
    return finals.map(({ text }) => text).join(' ');
  }
}
