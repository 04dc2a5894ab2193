import { JamakError, toErrorValue } from '../../../shared/errors';
import type { Correction, LateHappening } from '../../../shared/session/events';
import { lanesHeardIn, type HeardLanes } from '../../../shared/session/heard-lanes';
import type { SessionRecord } from '../../../shared/session/record';
import type {
  CaptionChange,
  RecaptionProgress,
  Recaptioning,
  RecaptionState,
} from '../../../shared/session/recaptioning';
import type { Caption, TakenBack } from '../../../shared/session/session-view';
import type { Recorder } from '../../recording/recorder';
import { changesOf, type HeardAgain } from '../../recording/recaption/changes';
import type { FileCaptioner } from '../import/contract';
import type { SessionController } from '../session-controller';
import type { Sessions } from '../sessions';

export interface RecaptionerOptions {
  readonly recorder: Pick<Recorder, 'lanesOf' | 'fileOf'>;
  readonly files: Pick<FileCaptioner, 'transcribe'>;
  readonly sessions: Pick<
    Sessions,
    | 'load'
    | 'live'
    | 'heardLanes'
    | 'mend'
    | 'loadVersions'
    | 'proposeVersion'
    | 'settleVersion'
    | 'forgetVersions'
  >;
  readonly controller: Pick<SessionController, 'showLate'>;
  /** What captions would be made with now: a model, and the glossary that holds. */
  readonly engineName: () => string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly onProgress: (sessionId: string, progress: RecaptionProgress) => void;
}

/** In place of an editor's id. */
const RECAPTION_EDITOR = 'recaption';

interface Job {
  readonly abort: AbortController;
  progress: RecaptionProgress;
}

/**
 * Captions sessions again of their recordings, with what the settings say now. That changes nothing by itself: what
 * would be otherwise is kept beside the session, to be accepted or not.
 */
export class Recaptioner {
  readonly #options: RecaptionerOptions;
  readonly #jobs = new Map<string, Job>();

  constructor(options: RecaptionerOptions) {
    this.#options = options;
  }

  /** Whether any session is being captioned again. */
  get busy(): boolean {
    return this.#jobs.size > 0;
  }

  async state(sessionId: string): Promise<RecaptionState> {
    const version = await this.#options.sessions.loadVersions(sessionId);
    return {
      progress: this.#jobs.get(sessionId)?.progress ?? null,
      proposed: version?.proposed ?? [],
      accepted: version?.accepted.filter(({ before }) => before !== null).length ?? 0,
    };
  }

  /**
   * Unless it is under way. Resolves with whether it came to an end. Never rejects: `onProgress` tells of errors, such as
   * 'recording-missing' where nothing was recorded.
   */
  async start(sessionId: string): Promise<boolean> {
    if (this.#jobs.has(sessionId)) return false;
    const { recorder, sessions } = this.#options;
    const job: Job = {
      abort: new AbortController(),
      progress: { state: 'running', doneMs: 0, totalMs: null },
    };
    this.#jobs.set(sessionId, job);
    try {
      if (sessions.live.includes(sessionId)) throw new JamakError('session-running');
      const laneIds = await recorder.lanesOf(sessionId);
      if (laneIds.length === 0) throw new JamakError('recording-missing');
      await this.#load(sessionId);
      const heard = await this.#hearAgain(sessionId, laneIds, job);
      await this.#propose(sessionId, heard);
      this.#over(sessionId, { state: 'done' });
      return true;
    } catch (error) {
      if (job.abort.signal.aborted) this.#over(sessionId, { state: 'cancelled' });
      else this.#over(sessionId, { state: 'failed', error: toErrorValue(error) });
      return false;
    }
  }

  /** What was heard of it is forgotten. */
  cancel(sessionId: string): void {
    this.#jobs.get(sessionId)?.abort.abort();
  }

  /** Nothing goes on. */
  close(): void {
    for (const { abort } of this.#jobs.values()) abort.abort();
  }

  /**
   * Captions say from now on what was proposed of them, as far as they still say what they did then. Resolves with how
   * many that were.
   *
   * @throws JamakError 'session-missing', 'store-failed'
   */
  async accept(sessionId: string, captionIds: readonly string[]): Promise<number> {
    const wanted = new Set(captionIds);
    const record = await this.#load(sessionId);
    const lanes = await this.#options.sessions.heardLanes(sessionId);
    const { proposed = [] } = (await this.#options.sessions.loadVersions(sessionId)) ?? {};
    const changes = proposed.filter(
      (change) => wanted.has(change.captionId) && stillHolds(record, change, lanes),
    );
    await this.#mend(sessionId, changes.map(happeningOf));
    await this.#options.sessions.settleVersion(
      sessionId,
      changes.map(({ captionId }) => captionId),
    );
    return changes.length;
  }

  /** All stays as it is. @throws JamakError 'store-failed' */
  async decline(sessionId: string): Promise<void> {
    await this.#options.sessions.settleVersion(sessionId, []);
  }

  /**
   * Captions say again what they did before versions were accepted, as far as nobody changed them since.
   *
   * @throws JamakError 'session-missing', 'store-failed'
   */
  async putBack(sessionId: string): Promise<number> {
    const record = await this.#load(sessionId);
    const lanes = await this.#options.sessions.heardLanes(sessionId);
    const { accepted = [] } = (await this.#options.sessions.loadVersions(sessionId)) ?? {};
    const back = accepted.flatMap(({ before, after, ...change }): CaptionChange[] =>
      before === null ? [] : [{ ...change, before: after, after: before }],
    );
    const changes = back.filter((change) => stillHolds(record, change, lanes));
    await this.#mend(sessionId, changes.map(happeningOf));
    await this.#options.sessions.forgetVersions(sessionId);
    return changes.length;
  }

  async #hearAgain(sessionId: string, laneIds: readonly string[], job: Job): Promise<HeardAgain[]> {
    const { recorder, files } = this.#options;
    const heard: HeardAgain[] = [];
    for (const [at, laneId] of laneIds.entries()) {
      const take = (happenings: readonly LateHappening[]): void => {
        for (const happening of happenings) {
          if (happening.type !== 'caption-final') continue;
          const { captionId: id, startMs, endMs, text } = happening;
          heard.push({ id, laneId, startMs, endMs, text });
        }
      };
      await files.transcribe(recorder.fileOf({ sessionId, laneId }), take, {
        signal: job.abort.signal,
        onProgress: ({ doneMs, durationMs }) => {
          // As if the lanes were one after the other, and equally long.
          const totalMs = durationMs === null ? null : durationMs * laneIds.length;
          const before = (durationMs ?? doneMs) * at;
          job.progress = { state: 'running', doneMs: before + doneMs, totalMs };
          this.#options.onProgress(sessionId, job.progress);
        },
      });
    }
    job.abort.signal.throwIfAborted();
    return heard;
  }

  async #propose(sessionId: string, heard: readonly HeardAgain[]): Promise<void> {
    const { sessions, engineName, now } = this.#options;
    // As it is now: it may have been corrected, or something taken back.
    const record = await this.#load(sessionId);
    const proposed = changesOf(record, heard, await sessions.heardLanes(sessionId));
    const version: Pick<Recaptioning, 'madeAt' | 'engine' | 'proposed'> = {
      madeAt: now(),
      engine: engineName(),
      proposed,
    };
    await sessions.proposeVersion(sessionId, version);
  }

  async #load(sessionId: string): Promise<SessionRecord> {
    const record = await this.#options.sessions.load(sessionId);
    if (!record) throw new JamakError('session-missing');
    return record;
  }

  async #mend(sessionId: string, happenings: readonly (LateHappening | Correction)[]): Promise<void> {
    await this.#options.sessions.mend(sessionId, happenings);
    for (const happening of happenings) {
      if (happening.type === 'caption-edited') this.#options.controller.showLate(sessionId, happening);
    }
  }

  #over(sessionId: string, progress: RecaptionProgress): void {
    this.#jobs.delete(sessionId);
    this.#options.onProgress(sessionId, progress);
  }
}

/** Whether nobody changed the caption since; of a new one, whether nothing heard in its lane is there or was taken back. */
function stillHolds(
  { captions, takenBack }: SessionRecord,
  change: CaptionChange,
  lanes: HeardLanes,
): boolean {
  const { captionId, laneId, startMs, endMs, before } = change;
  if (before !== null) return captions.some(({ id, text }) => id === captionId && text === before);
  const inTheWay = (place: TakenBack & Pick<Caption, 'madeOf'>): boolean =>
    place.startMs < endMs &&
    place.endMs > startMs &&
    lanesHeardIn({ ...place, kin: place.madeOf }, lanes).includes(laneId);
  return !captions.some(inTheWay) && !takenBack.some(inTheWay);
}

function happeningOf(change: CaptionChange): LateHappening | Correction {
  const { captionId, laneId, startMs, endMs, before, after } = change;
  return before === null
    ? { type: 'caption-final', captionId, laneId, startMs, endMs, text: after }
    : { type: 'caption-edited', captionId, text: after, editor: RECAPTION_EDITOR };
}
