import { v7 as uuidv7 } from 'uuid';
import type { CaptureCommand } from '../../../shared/capture';
import { JamakError } from '../../../shared/errors';
import type { SessionEvent } from '../../../shared/session/events';
import type { Lane } from '../../../shared/source';
import { Feed } from '../../session/feed';
import { LaneLevels, type OnLevel } from '../../session/lane-levels';
import { Session, type EndReason, type LaneMessage } from '../../session/session';
import type { SttEngine } from '../../speech/contract';
import type { SoundDoctor } from './sound-doctor';

export interface SoundCheckOptions {
  readonly engine: SttEngine;
  /** Hears nothing but checks. */
  readonly doctor: Pick<SoundDoctor, 'onEvent' | 'hear' | 'echo'>;
  /** Whether a session runs. */
  readonly busy: () => boolean;
  readonly steadyNow: () => number;
  readonly sendToCapture: (command: CaptureCommand) => void;
  readonly onEvent: (event: SessionEvent) => void;
  readonly onLevel: OnLevel;
  /** Something was thrown that nobody expected. It may hold what was said. */
  readonly onError: (error: unknown) => void;
  /** After so long nobody looks any more, and nothing should be heard, ms; three minutes when not given. */
  readonly longestMs?: number;
}

const LONGEST_MS = 180_000;

/**
 * Listens for a trial, before a session: real captions of the real sound, of which nothing is kept. They are in no
 * store, no spool and no other window, and no language engine hears of them. At most one at a time, and never beside a session.
 */
export class SoundCheck {
  readonly #options: SoundCheckOptions;
  #session: Session | null = null;
  /** Of the check that was begun last. What an earlier one still says while it ends is not told. */
  #feed: Feed | null = null;
  #levels: LaneLevels;
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SoundCheckOptions) {
    this.#options = options;
    this.#levels = new LaneLevels(options.onLevel);
  }

  /**
   * A check that runs ends. Returns at once; all else arrives as events, in which lanes have ids of their own.
   *
   * @throws JamakError 'session-running'
   */
  start(asked: readonly Lane[]): { sessionId: string } {
    if (this.#options.busy()) throw new JamakError('session-running');
    void this.stop();
    const { engine, doctor, steadyNow, sendToCapture, onEvent, onError } = this.#options;
    // The capture window knows lanes by their ids: those of a session that follows at once must not be closed with these.
    const lanes = asked.map((lane) => ({ ...lane, id: uuidv7(), muted: false }));
    const feed: Feed = new Feed({
      commit: () => Promise.resolve(),
      publish: (event) => {
        if (this.#feed !== feed) return;
        doctor.onEvent(event);
        onEvent(event);
      },
      onError,
      onUnsaved: onError,
      onSavedAgain: () => undefined,
    });
    this.#feed = feed;
    const session: Session = new Session({
      id: uuidv7(),
      lanes,
      engine,
      feed,
      captioning: {},
      now: Date.now,
      steadyNow,
      newId: uuidv7,
      trace: () => undefined,
      onEcho: (laneId) => doctor.echo(laneId),
      onSourcesOver: (reason) => void this.#end(session, reason),
      onError,
    });
    this.#session = session;
    this.#levels = new LaneLevels(this.#options.onLevel);
    this.#limit = setTimeout(() => void this.stop(), this.#options.longestMs ?? LONGEST_MS);
    for (const { lane, hearing, turn } of session.lanes) {
      sendToCapture({ type: 'lane-open', lane, again: false, hearing, turn });
    }
    return { sessionId: session.id };
  }

  /** Resolves when it has ended, within a few seconds; at once when none runs. */
  async stop(): Promise<void> {
    if (this.#session) await this.#end(this.#session, 'stopped');
  }

  /** The capture window broke off: the user may begin another. */
  async fail(): Promise<void> {
    if (this.#session) await this.#end(this.#session, 'failed');
  }

  /** What capture says of a lane. Returns whether it is one of the check's. */
  take(message: LaneMessage): boolean {
    const session = this.#session;
    if (!session?.laneOf(message.laneId)) return false;
    session.take(message);
    if (message.type === 'frame') {
      this.#levels.take(message.laneId, message.samples, session.isSpeaking(message.laneId));
      this.#options.doctor.hear(message.laneId, message);
    }
    return true;
  }

  async #end(session: Session, reason: EndReason): Promise<void> {
    if (this.#session !== session) return;
    this.#session = null;
    clearTimeout(this.#limit);
    for (const { lane } of session.lanes) {
      this.#options.sendToCapture({ type: 'lane-close', laneId: lane.id });
    }
    await (reason === 'stopped' ? session.close() : session.end(reason));
  }
}
