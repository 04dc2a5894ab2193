import { JamakError, type MessageCode } from '../../../shared/errors';
import type { LateHappening } from '../../../shared/session/events';
import type { SttEngine, SttResult, SttSession } from '../contract';
import { withoutLoops } from '../../text/loops';
import type { Spool, SpooledUtterance } from './spool';

export interface SpoolCaptionerOptions {
  readonly spool: Pick<Spool, 'pending' | 'load' | 'done' | 'forget'>;
  readonly engine: SttEngine;
  /**
   * Stores what came late for a session that has ended; storing the same caption twice must change nothing. Rejects
   * with JamakError 'session-missing' when the session does not exist (any more).
   */
  readonly appendLate: (sessionId: string, happenings: readonly LateHappening[]) => Promise<void>;
  /** Sessions to which something is still added, such as the running one: they caption their own utterances. */
  readonly live: () => readonly string[];
}

export interface SpoolCaptioner {
  /**
   * Captions what the spool holds of sessions that have ended, as far as the engine works now; the rest stays.
   * Resolves with the number of captions and gaps. A call while it runs waits for that run. Never rejects.
   */
  run(): Promise<number>;
}

/** Chunks of a lane under way at a time: few, because a decode that runs cannot be stopped for what is said live. */
const AT_A_TIME = 2;

/** Captions utterances whose session ended before they had a caption: it crashed, or the server was away. */
export function createSpoolCaptioner(options: SpoolCaptionerOptions): SpoolCaptioner {
  let run: Promise<number> | null = null;
  return {
    run() {
      run ??= captionAll(options).finally(() => (run = null));
      return run;
    },
  };
}

async function captionAll(options: SpoolCaptionerOptions): Promise<number> {
  let count = 0;
  for (const { sessionId, utterances } of options.spool.pending()) {
    if (options.live().includes(sessionId)) continue;
    const laneIds = [...new Set(utterances.map(({ laneId }) => laneId))];
    const lanes = laneIds.map((id) => {
      const own = utterances.filter(({ laneId }) => laneId === id);
      return captionLane(options, sessionId, own);
    });
    for (const captioned of await Promise.all(lanes)) count += captioned;
  }
  return count;
}

/** Never rejects: what an engine cannot take stays in the spool. */
async function captionLane(
  options: SpoolCaptionerOptions,
  sessionId: string,
  utterances: readonly SpooledUtterance[],
): Promise<number> {
  let count = 0;
  try {
    for (const run of runsOfOneLanguage(utterances))
      count += await new SpooledRun(options, sessionId, run).caption();
  } catch {
    // What was left of it stays in the spool until the next run.
  }
  return count;
}

/** Utterances that follow each other and of whose language the same was known. */
function runsOfOneLanguage(utterances: readonly SpooledUtterance[]): SpooledUtterance[][] {
  const runs: SpooledUtterance[][] = [];
  for (const utterance of utterances) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first?.language === utterance.language && first?.heard === utterance.heard)
      run.push(utterance);
    else runs.push([utterance]);
  }
  return runs;
}

/** What one lane of an ended session left in one language. */
class SpooledRun {
  readonly #options: SpoolCaptionerOptions;
  readonly #sessionId: string;
  readonly #waiting: SpooledUtterance[];
  readonly #underWay = new Map<string, SpooledUtterance>();
  readonly #stt: SttSession;
  #stopped = false;
  #count = 0;

  constructor(options: SpoolCaptionerOptions, sessionId: string, utterances: readonly SpooledUtterance[]) {
    this.#options = options;
    this.#sessionId = sessionId;
    this.#waiting = [...utterances];
    const { laneId = '', language, heard } = utterances[0] ?? {};
    this.#stt = options.engine.startSession({ laneId, language, heard });
    this.#stt.stopWaiting?.();
  }

  async caption(): Promise<number> {
    for (let index = 0; index < AT_A_TIME; index++) await this.#submitNext();
    for await (const result of this.#stt.results) {
      if (result.type === 'interim') continue;
      try {
        await this.#take(result);
      } catch {
        // Its sound stays in the spool, as does what is left, until the next run.
        this.#stopped = true;
      }
      await this.#submitNext();
    }
    return this.#count;
  }

  async #submitNext(): Promise<void> {
    while (!this.#stopped) {
      const utterance = this.#waiting.shift();
      if (!utterance) break;
      const { utteranceId, laneId } = utterance;
      const samples = await this.#options.spool.load(utteranceId);
      if (!samples) {
        await this.#append(utterance, gap(utterance, 'speech-spool-full'));
        continue;
      }
      try {
        this.#stt.submit({ utteranceId, laneId, kind: 'final', pass: 0, background: true, samples });
        this.#underWay.set(utteranceId, utterance);
        return;
      } catch {
        // The engine's queue is full: what is left waits for the next run.
        this.#stopped = true;
      }
    }
    if (this.#underWay.size === 0) void this.#stt.end();
  }

  async #take(result: Exclude<SttResult, { type: 'interim' }>): Promise<void> {
    const utterance = this.#underWay.get(result.utteranceId);
    if (!utterance) return;
    this.#underWay.delete(result.utteranceId);
    if (result.type === 'failed') {
      if (result.kept) this.#stopped = true;
      else if (!result.error.retryable) await this.#append(utterance, gap(utterance, result.error.code));
      return;
    }
    const text = withoutLoops(result.text.trim());
    if (text === '') this.#options.spool.done(utterance.utteranceId);
    else await this.#append(utterance, caption(utterance, text));
  }

  async #append(utterance: SpooledUtterance, happening: LateHappening): Promise<void> {
    try {
      await this.#options.appendLate(this.#sessionId, [happening]);
      this.#options.spool.done(utterance.utteranceId);
      this.#count++;
    } catch (error) {
      // The store cannot be written: what is left stays in the spool until the next run. Without its session, nobody
      // will ever ask for it.
      this.#stopped = true;
      if (JamakError.from(error).code === 'session-missing')
        await this.#options.spool.forget(this.#sessionId);
    }
  }
}

function caption({ utteranceId, laneId, startMs, endMs }: SpooledUtterance, text: string): LateHappening {
  return { type: 'caption-final', captionId: utteranceId, laneId, startMs, endMs, text };
}

function gap({ laneId, startMs, endMs }: SpooledUtterance, code: MessageCode): LateHappening {
  return { type: 'gap', laneId, startMs, endMs, code };
}
