import { v7 as uuidv7 } from 'uuid';
import type { CaptureCommand, FrameMessage } from '../../shared/capture';
import { JamakError, type MessageCode, type MessageParams } from '../../shared/errors';
import type { SessionEvent } from '../../shared/events';
import type { Notice } from '../../shared/notices';
import { EMPTY_VIEW, type SessionView } from '../../shared/session-view';
import { currentGlossary, type Settings } from '../../shared/settings';
import type { Trace } from '../session/trace';
import { rms } from '../../shared/sound';
import type { Lane } from '../../shared/source';
import { Feed } from '../session/feed';
import { endSilence } from '../session/segmenter';
import { createTermRepair } from '../text/terms/term-repair';
import { Session, type EndReason, type LaneMessage } from '../session/session';
import type { SttEngine } from '../speech/contract';
import type { Spool } from '../speech/spool/spool';
import type { SessionStore } from '../storage/contract';
import type { LanguageDesk } from './language-desk';
import type { NoticeBoard } from './notice-board';

/** Every third frame, about ten times a second. */
const LEVEL_EVERY_FRAMES = 3;
/** -80 dB of full scale: the bottom of any meter. */
const QUIETEST_LEVEL = 0.0001;

export interface SessionControllerOptions {
  readonly engine: SttEngine;
  readonly store: SessionStore;
  /** Keeps sound until it has its caption. */
  readonly spool: Pick<Spool, 'of'>;
  readonly notices: NoticeBoard;
  readonly settings: () => Settings;
  readonly trace: Trace;
  readonly sendToCapture: (command: CaptureCommand) => void;
  readonly onEvent: (event: SessionEvent) => void;
  readonly onLevel: (laneId: string, level: number, speech: boolean) => void;
  /** Works beside the captions: hears the session's events and adds its own. */
  readonly language: Pick<LanguageDesk, 'startSession' | 'onEvent' | 'endSession'>;
}

/** Starts and ends the one running session and joins it to capture, engine, store and windows. */
export class SessionController {
  readonly #options: SessionControllerOptions;
  #session: Session | null = null;
  #feed: Feed | null = null;
  /** By lane: frames so far, and what its meter shows. */
  readonly #meters = new Map<string, { frames: number; shown: string }>();
  /** By lane: that its device is away. */
  readonly #away = new Map<string, Notice>();
  /** Events of the running session whose sound has an end: when (epoch ms) that was heard, by number. */
  #heardAt = new Map<number, number>();

  constructor(options: SessionControllerOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#session !== null;
  }

  /** The running session, or the last one until another starts. */
  get view(): SessionView {
    return this.#feed?.view ?? EMPTY_VIEW;
  }

  /** Returns at once; all else arrives as events. @throws JamakError 'session-running'. */
  start(lanes: readonly Lane[]): { sessionId: string } {
    if (this.#session) throw new JamakError('session-running');
    const { engine, store, notices, settings, trace, language } = this.#options;
    const id = uuidv7();
    this.#heardAt = new Map();
    this.#meters.clear();
    const feed = new Feed({
      commit: (events) => store.append(id, events),
      publish: (event) => this.#publish(event),
      onUnsaved: (error) => notices.addError(error),
      onSavedAgain: () => notices.withdraw('store-failed'),
    });
    this.#feed = feed;
    language.startSession((happening) => feed.append(happening));
    this.#session = new Session({
      id,
      lanes,
      engine,
      spool: this.#options.spool.of(id),
      feed,
      spell: glossarySpelling(() => currentGlossary(settings())),
      captioning: { segmenter: { endSilence: endSilence(settings().segments.endSilenceMs) } },
      now: Date.now,
      newId: uuidv7,
      trace,
      onSourcesOver: (reason) => void this.stop(reason),
      beforeEnd: () => language.endSession(),
    });
    for (const lane of lanes) this.#options.sendToCapture({ type: 'lane-open', lane });
    return { sessionId: id };
  }

  /** Resolves when every utterance has its caption or gap and all is saved. */
  async stop(reason: EndReason = 'stopped'): Promise<void> {
    const session = this.#session;
    if (!session) return;
    for (const { lane } of session.lanes) {
      this.#options.sendToCapture({ type: 'lane-close', laneId: lane.id });
    }
    await session.end(reason);
    if (this.#session !== session) return;
    this.#session = null;
    for (const { id } of this.#away.values()) this.#options.notices.dismiss(id);
    this.#away.clear();
  }

  take(message: LaneMessage): void {
    const session = this.#live;
    if (!session) return;
    session.take(message);
    switch (message.type) {
      case 'frame':
        this.#measure(session, message);
        break;
      case 'lane-lost':
        this.#away.set(message.laneId, this.#notice('warning', message.code, { device: message.device }));
        break;
      case 'lane-failed':
        this.#notice('error', message.code);
        break;
      case 'lane-listening':
        this.#deviceBack(message.laneId);
        break;
      case 'lane-ended':
        break;
    }
  }

  /** A level that looks the same on a meter is not told again, so that silence costs nothing. */
  #measure(session: Session, { laneId, samples }: FrameMessage): void {
    const lane = session.lanes.find((each) => each.lane.id === laneId);
    if (!lane) return;
    const meter = this.#meters.get(laneId) ?? { frames: 0, shown: '' };
    this.#meters.set(laneId, meter);
    if (meter.frames++ % LEVEL_EVERY_FRAMES !== 0) return;
    const level = rms(samples);
    const shown = `${Math.round(20 * Math.log10(Math.max(level, QUIETEST_LEVEL)))} ${lane.speaking}`;
    if (shown === meter.shown) return;
    meter.shown = shown;
    this.#options.onLevel(laneId, level, lane.speaking);
  }

  /** The capture window died and was made anew: its lanes are opened again. */
  captureRestarted(): void {
    const session = this.#live;
    if (!session) return;
    session.lost('capture-restarted');
    this.#notice('warning', 'capture-restarted');
    for (const { lane, state } of session.lanes) {
      if (state === 'lost' || state === 'opening') this.#options.sendToCapture({ type: 'lane-open', lane });
    }
  }

  /** The capture window died too often to try again. */
  captureFailed(): void {
    this.#notice('error', 'capture-failed');
    void this.stop('failed');
  }

  /** How long after its sound an event was painted, ms, or null for an event without sound. */
  paintDelay(seq: number, paintedAt: number): number | null {
    const heardAt = this.#heardAt.get(seq);
    return heardAt === undefined ? null : paintedAt - heardAt;
  }

  #publish(event: SessionEvent): void {
    const { happening } = event;
    if (happening.type === 'caption-final' && this.#session) {
      this.#heardAt.set(event.seq, this.#session.clock.heardAt(happening.endMs));
    }
    this.#options.onEvent(event);
    this.#options.language.onEvent(event);
  }

  #deviceBack(laneId: string): void {
    const { notices } = this.#options;
    const away = this.#away.get(laneId);
    this.#away.delete(laneId);
    // Who took it down does not wait for the device.
    if (!away || !notices.all.includes(away)) return;
    notices.dismiss(away.id);
    this.#notice('info', 'device-back', away.params);
  }

  #notice(level: 'info' | 'warning' | 'error', code: MessageCode, params?: MessageParams): Notice {
    const notice = this.#options.notices.add(level, code, params);
    this.#feed?.append({ type: 'notice', notice });
    return notice;
  }

  /** The running session, unless its end has begun. */
  get #live(): Session | null {
    return this.#session?.ending === false ? this.#session : null;
  }
}

/** Follows the glossary of the moment; it is prepared anew only when it changed. */
function glossarySpelling(glossary: () => readonly string[]): (text: string) => string {
  let terms: readonly string[] = [];
  let repair = createTermRepair(terms);
  return (text) => {
    const now = glossary();
    if (now !== terms) {
      terms = now;
      repair = createTermRepair(terms);
    }
    return repair(text);
  };
}
