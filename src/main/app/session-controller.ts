import { v7 as uuidv7 } from 'uuid';
import type { CaptureCommand } from '../../shared/capture';
import { JamakError, type MessageCode, type MessageParams } from '../../shared/errors';
import type { Correction, MarkHappening, SessionEvent, StrikeHappening } from '../../shared/session/events';
import { EMPTY_VIEW, type SessionView } from '../../shared/session/session-view';
import type { TakingBack } from '../../shared/session/taking-back';
import { paceOf } from '../../shared/pace';
import { currentGlossary, type Settings } from '../../shared/settings';
import type { Trace } from '../session/trace';
import { nameOfSource, type Lane } from '../../shared/source';
import type { Feed } from '../session/feed';
import { LaneLevels, type OnLevel } from '../session/lane-levels';
import type { LaneSession } from '../session/lane-session';
import { endSilence } from '../session/segmenting/end-silence';
import { glossarySpelling } from '../text/terms/spelling';
import type { Wanted } from '../session/lane-utterances';
import { Session, type EndReason, type LaneMessage } from '../session/session';
import type { SilentPart } from '../session/watchdog';
import type { Recorder } from '../recording/recorder';
import type { Span } from '../recording/spans';
import type { SttEngine } from '../speech/contract';
import type { Spool } from '../speech/spool/spool';
import type { LanguageDesk } from './language-desk';
import type { MediaLibrary } from './media-library';
import type { NoticeBoard } from './notice-board';
import type { Sessions } from './sessions';
import { SourceNotices } from './sound/source-notices';

export interface SessionControllerOptions {
  readonly engine: SttEngine;
  /** Saves what happens. */
  readonly sessions: Pick<Sessions, 'begin'>;
  /** Keeps sound until it has its caption. */
  readonly spool: Pick<Spool, 'of'>;
  readonly notices: NoticeBoard;
  readonly media: Pick<MediaLibrary, 'tracksOf'>;
  readonly settings: () => Settings;
  readonly trace: Trace;
  /** Ms of the steady clock. */
  readonly steadyNow: () => number;
  readonly sendToCapture: (command: CaptureCommand) => void;
  /** The speech engine does not answer: it is started anew, which it says by itself. */
  readonly restartSpeech: () => void;
  /** Something was thrown that nobody expected; the session goes on. It may hold what was said. */
  readonly onError: (error: unknown) => void;
  readonly onEvent: (event: SessionEvent) => void;
  readonly onLevel: OnLevel;
  /** A lane heard what another one has captions of. */
  readonly onEcho?: (laneId: string) => void;
  /** Keeps what lanes hear, where that is wanted. */
  readonly recorder?: Pick<Recorder, 'hear' | 'erase'>;
  /** Works beside the captions: hears the session's events and adds its own. */
  readonly language: Pick<LanguageDesk, 'startSession' | 'onEvent' | 'endSession' | 'takeBack'>;
}

/** Starts and ends the one running session and joins it to capture, engine, store and windows. */
export class SessionController {
  readonly #options: SessionControllerOptions;
  #session: Session | null = null;
  #feed: Feed | null = null;
  #levels: LaneLevels;
  readonly #sources: SourceNotices;
  /** When the session was started, ms of the steady clock. */
  #startedAt = 0;
  /** When the last session ended, ms of the steady clock. */
  #endedAt = 0;
  /** When the end of a final caption was heard, ms of the steady clock, by the number of its event. */
  #heardAt = new Map<number, number>();

  constructor(options: SessionControllerOptions) {
    this.#options = options;
    this.#sources = new SourceNotices(options.notices, (...notice) => this.#notice(...notice));
    this.#levels = new LaneLevels(options.onLevel);
  }

  get running(): boolean {
    return this.#session !== null;
  }

  /** The running session, or the last one until another starts. */
  get view(): SessionView {
    return this.#feed?.view ?? EMPTY_VIEW;
  }

  /** Of the running session; null while none runs. For a bench that replays one: all others let lanes be heard. */
  get feed(): Pick<Feed, 'append' | 'settled'> | null {
    return this.#live ? this.#feed : null;
  }

  /** `lanes`: as `lanesSchema` has them. Returns at once; all else arrives as events. @throws JamakError 'session-running' */
  start(lanes: readonly Lane[]): { sessionId: string } {
    if (this.#session) throw new JamakError('session-running');
    const { engine, sessions, settings, trace, language } = this.#options;
    const id = uuidv7();
    this.#sources.begin();
    this.#startedAt = this.#options.steadyNow();
    this.#heardAt = new Map();
    this.#levels = new LaneLevels(this.#options.onLevel);
    const feed = sessions.begin(id, {
      // One that ended long ago may still be corrected, but is shown no more.
      publish: (event) => {
        if (this.#feed === feed) this.#publish(event);
      },
      onError: (error) => this.#options.onError(error),
    });
    this.#feed = feed;
    language.startSession(
      (happening) => feed.append(happening),
      () => feed.view.captions,
    );
    this.#session = new Session({
      id,
      lanes,
      engine,
      spool: this.#options.spool.of(id),
      feed,
      spell: glossarySpelling(() => currentGlossary(settings())),
      captioning: {
        segmenter: { endSilence: endSilence(settings().segments.endSilenceMs) },
        // Asked for with each utterance, so a change holds from the next one on.
        get assembler() {
          return paceOf(settings().pace).assembler;
        },
      },
      now: Date.now,
      steadyNow: this.#options.steadyNow,
      newId: uuidv7,
      trace,
      onSourcesOver: (reason) => void this.end(reason),
      onError: (error) => this.#options.onError(error),
      watch: {
        onSilent: (laneId, part) => this.#silent(laneId, part),
        onBack: (laneId, part) => this.#back(laneId, part),
        onQuiet: (laneId, missingDb) => this.#sources.quiet(laneId, missingDb),
      },
      onEcho: (laneId) => this.#options.onEcho?.(laneId),
      onSound: (laneId, samples, endMs) =>
        this.#options.recorder?.hear({ sessionId: id, laneId }, samples, endMs),
      onDropped: (laneId, startMs) => void this.#eraseSound(id, { laneId, startMs, endMs: null }),
      onHearing: (laneId, hearing, turn) =>
        this.#options.sendToCapture({ type: 'lane-hear', laneId, hearing, turn }),
      // Whatever becomes of it, the session ends.
      beforeEnd: () =>
        language.endSession().catch((error: unknown) => void this.#options.notices.addError(error)),
    });
    for (const lane of this.#session.lanes) this.#capture(lane);
    return { sessionId: id };
  }

  /** The session goes on and hears nothing. Does nothing while none runs. */
  pause(): void {
    this.#live?.pause();
  }

  /** The session is heard again. Does nothing while none is paused. */
  resume(): void {
    this.#live?.resume();
  }

  /** One lane more. @throws JamakError 'session-lanes', also when no session runs */
  addLane(lane: Lane): void {
    if (!this.#live) throw new JamakError('session-lanes');
    this.#capture(this.#live.addLane(lane));
  }

  /** Does nothing for a lane that is not there. @throws JamakError 'session-lanes' when it is the last one */
  removeLane(laneId: string): void {
    const lane = this.#live?.laneOf(laneId);
    if (!lane) return;
    this.#live?.removeLane(laneId);
    this.#options.sendToCapture({ type: 'lane-close', laneId });
    this.#sources.removed(laneId);
  }

  /** Of a muted lane nothing is captioned, not even what was not final yet. Does nothing for one that is not there. */
  setMuted(laneId: string, muted: boolean): void {
    this.#live?.setMuted(laneId, muted);
  }

  /** Lanes that are heard are called, and microphones heard, as the settings' lanes say now. */
  shape(lanes: readonly Lane[]): void {
    for (const lane of this.#live?.lanes ?? []) {
      const wanted = lanes.find(({ id }) => id === lane.lane.id);
      if (wanted) lane.rename(wanted);
      const microphone = wanted?.source;
      if (microphone?.kind !== 'microphone' || !lane.shape(microphone)) continue;
      this.#options.sendToCapture({ type: 'lane-shape', laneId: lane.lane.id, microphone });
    }
  }

  /** Has a lane's source opened. */
  #capture({ lane, hearing, turn }: LaneSession, again = false): void {
    if (!again) this.#sayTracks(lane);
    this.#options.sendToCapture({ type: 'lane-open', lane, again, hearing, turn });
  }

  /** Resolves when every utterance has its caption or gap and all is saved as far as the disk takes it. */
  end(reason: EndReason = 'stopped'): Promise<void> {
    return this.#endBy((session) => session.end(reason));
  }

  /** The app quits: as `end`, but in a few seconds. What has no caption by then gets it at the next start. */
  close(): Promise<void> {
    return this.#endBy((session) => session.close());
  }

  async #endBy(end: (session: Session) => Promise<void>): Promise<void> {
    const session = this.#session;
    const feed = this.#feed;
    if (!session) return;
    for (const { lane } of session.lanes) {
      this.#options.sendToCapture({ type: 'lane-close', laneId: lane.id });
    }
    await end(session);
    if (this.#session !== session) return;
    this.#session = null;
    this.#endedAt = this.#options.steadyNow();
    this.#sources.end();
    await feed?.saveNow();
  }

  /** Resolves when a session that is being ended has all its captions and is over; at once for any other. */
  async settled(sessionId: string): Promise<void> {
    const session = this.#session;
    if (session?.id === sessionId && session.ending) await this.end();
  }

  take(message: LaneMessage): void {
    const session = this.#live;
    if (!session?.laneOf(message.laneId)) return;
    session.take(message);
    switch (message.type) {
      case 'frame':
        this.#levels.take(message.laneId, message.samples, session.isSpeaking(message.laneId));
        break;
      case 'lane-lost':
        this.#sources.lost(message);
        break;
      case 'lane-failed':
        this.#notice('error', message.code, nameOf(session.laneOf(message.laneId)));
        break;
      case 'lane-listening':
        this.#sources.listening(message.laneId);
        break;
      case 'lane-ended':
        break;
    }
  }

  /** Marks this moment, to find it again. @throws JamakError 'session-idle' */
  mark(): { markId: string } {
    if (!this.#live) throw new JamakError('session-idle');
    return { markId: this.#live.mark() };
  }

  /** Session ms of this moment, which goes on after the end; null while there is no session. */
  get nowMs(): number | null {
    if (this.#session) return this.#session.nowMs;
    const { phase, durationMs } = this.view;
    return phase === 'ended' ? durationMs + this.#options.steadyNow() - this.#endedAt : null;
  }

  /**
   * What the session that runs or ran last said there, final or not, is to be nowhere: utterances without a caption get
   * none, and the language engine forgets it. Returns it; the session's feed has to tell of it next.
   */
  takeBack(wanted: Wanted): TakingBack[] {
    const open = this.#session?.takeBack(wanted) ?? [];
    const told = this.#feed?.said(wanted) ?? [];
    const places = [...new Map<string, TakingBack>([...open, ...told].map((one) => [one.id, one])).values()];
    this.#options.language.takeBack(places);
    return places;
  }

  /** Something was added to a session after its end. */
  showLate(sessionId: string, happening: MarkHappening | StrikeHappening | Correction): void {
    if (this.#feed?.view.sessionId === sessionId) this.#feed.showLate(happening);
  }

  /** The session that ran last was deleted: nothing of it is shown any more. */
  forget(): void {
    if (!this.#session) this.#feed = null;
  }

  /** The capture window died and was made anew: its lanes are opened again. */
  captureRestarted(): void {
    const session = this.#live;
    if (!session) return;
    session.lost('capture-restarted');
    this.#notice('warning', 'capture-restarted');
    for (const lane of session.lanes) {
      if (lane.state === 'lost') this.#capture(lane, true);
      else if (lane.state === 'opening') this.#capture(lane);
    }
  }

  /** The capture window died too often to try again. */
  captureFailed(): void {
    this.#notice('error', 'capture-failed');
    void this.end('failed');
  }

  /** The machine has slept. What devices give after that cannot be trusted, so they are opened again. */
  resumed(): void {
    for (const lane of this.#live?.lanes ?? []) {
      if (!lane.isDevice || lane.state !== 'listening' || lane.hearing === 'resting') continue;
      lane.lost('sound-missing');
      this.#options.sendToCapture({ type: 'lane-reopen', laneId: lane.lane.id });
    }
  }

  /** How long the session has been running, ms, as session time counts pauses; null while none runs. */
  get elapsedMs(): number | null {
    if (!this.#session) return null;
    return this.#options.steadyNow() - this.#startedAt - this.#session.restedMs;
  }

  /** When the sound of a lane at this session time was heard, ms of the steady clock; null while no session runs. */
  heardAt(laneId: string, sessionMs: number): number | null {
    return this.#session?.heardAt(laneId, sessionMs) ?? null;
  }

  /**
   * How long after its sound an event was painted, ms, or null for an event without sound. `paintedAt` is by the
   * overlay's clock, which tells the same until the wall clock is set or the machine sleeps: for measurements only.
   */
  paintDelay(seq: number, paintedAt: number): number | null {
    const heardAt = this.#heardAt.get(seq);
    return heardAt === undefined ? null : paintedAt - heardAt;
  }

  /** Says that a file has more sound than what is captioned, unless the user chose that. */
  #sayTracks({ source }: Lane): void {
    if (source.kind !== 'file' || source.track !== undefined) return;
    const tracks = this.#options.media.tracksOf(source.mediaId);
    if (tracks.length < 2) return;
    this.#notice('info', 'media-tracks', { name: source.name, track: 1, total: tracks.length });
  }

  #publish(event: SessionEvent): void {
    const { happening } = event;
    if (happening.type === 'caption-final' && this.#session) {
      this.#heardAt.set(event.seq, this.#session.heardAt(happening.laneId, happening.endMs));
    }
    this.#options.onEvent(event);
    this.#options.language.onEvent(event);
  }

  /** A part that should not be silent is started anew. */
  #silent(laneId: string, part: SilentPart): void {
    if (part === 'engine') {
      this.#options.restartSpeech();
    } else {
      this.#options.sendToCapture({ type: 'lane-reopen', laneId });
      this.#sources.silent(laneId);
    }
  }

  #back(laneId: string, part: SilentPart): void {
    if (part !== 'engine') this.#sources.soundAgain(laneId);
  }

  /** What can't be erased right now is at the next start. */
  async #eraseSound(sessionId: string, span: Span): Promise<void> {
    try {
      await this.#options.recorder?.erase(sessionId, [span]);
    } catch (error) {
      this.#options.notices.addError(error);
    }
  }

  #notice(level: 'info' | 'warning' | 'error', code: MessageCode, params?: MessageParams): void {
    const notice = this.#options.notices.add(level, code, params);
    this.#feed?.append({ type: 'notice', notice });
  }

  /** The running session, unless its end has begun. */
  get #live(): Session | null {
    return this.#session?.ending === false ? this.#session : null;
  }
}

/** What a notice may name of a lane: its file, application or server. */
function nameOf(lane: Lane | undefined): MessageParams {
  const name = lane ? nameOfSource(lane.source) : '';
  return name === '' ? {} : { name };
}
