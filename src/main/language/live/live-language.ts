import type { CatchUp, DigestLanguage } from '../../../shared/digest';
import { JamakError } from '../../../shared/errors';
import type { SessionEvent, SessionHappening } from '../../../shared/events';
import { addUsage, NO_USAGE, type Usage } from '../../../shared/usage';
import type { SpokenCaption } from '../../text/spoken-caption';
import { askEngine } from '../ask';
import type { LanguageEngine } from '../contract';
import { CatchUps } from './catch-ups';
import { Digester } from './digester';
import type { LiveSettings, LiveTools } from './live-tools';
import { LanguageQueue } from './queue';
import { Translator } from './translator';

/** Drafts are shown at most so often, so that a fast model does not fill the feed, ms. */
const DRAFT_EVERY_MS = 100;
/** How long the end of a session waits for its last digest, ms. */
const END_LIMIT_MS = 5000;

export interface LiveLanguageOptions {
  readonly engine: LanguageEngine;
  readonly settings: () => LiveSettings;
  /** Into the session's feed. */
  readonly append: (happening: SessionHappening) => void;
  readonly newId: () => string;
  /** A digest or translation did not come about. The engine has told the user already. */
  readonly onFailure: (error: JamakError) => void;
  /** Ms that do not go back. */
  readonly now?: () => number;
  /** How long the end waits for the last digest; 5 s unless given. */
  readonly endLimitMs?: number;
}

/** How much live language keeps; none of it grows with the session. */
export interface LiveLanguageStats {
  readonly waiting: number;
  readonly running: number;
  /** Translations that found no room. */
  readonly crowdedOut: number;
  /** Captions that no digest covers yet. */
  readonly uncovered: number;
  readonly digests: number;
}

/** The language work of one session, beside its captions: what it makes goes back into the session's feed. */
export interface LiveLanguage {
  /** Takes an event that the feed has published. It only notes it down: never waits, never throws. */
  onEvent(event: SessionEvent): void;
  /** A digest at once, whether or not they are enabled. */
  makeDigest(): void;
  /** Also after the end. @throws JamakError of the engine, or 'session-missing' once it is closed */
  catchUp(language: DigestLanguage): Promise<CatchUp>;
  /**
   * The last captions have come: makes the last digest, for at most `endLimitMs`, and gives up all other tasks.
   * To be called before the feed ends: nothing is appended once it has resolved.
   */
  end(): Promise<void>;
  /** Aborts everything at once; nothing is appended any more. */
  close(): void;
  stats(): LiveLanguageStats;
}

export function createLiveLanguage(options: LiveLanguageOptions): LiveLanguage {
  return new SessionLanguage(options);
}

class SessionLanguage implements LiveLanguage {
  readonly #options: LiveLanguageOptions;
  readonly #queue = new LanguageQueue();
  readonly #digester: Digester;
  readonly #translator: Translator;
  readonly #catchUps: CatchUps;
  /** Labels of the session's lanes, when there are several. */
  #speakers: ReadonlyMap<string, string> = new Map();
  #usage = NO_USAGE;
  #state: 'live' | 'ended' | 'closed' = 'live';
  #ending: Promise<void> | null = null;

  constructor(options: LiveLanguageOptions) {
    this.#options = options;
    const { engine, settings, newId, onFailure, now = performance.now.bind(performance) } = options;
    const ask: LiveTools['ask'] = (task, { signal, onDraft }) => {
      let draftAt = -Infinity;
      return askEngine(engine, task, {
        signal,
        onUsage: (usage) => this.#use(usage),
        onDraft: (output) => {
          if (!onDraft || now() - draftAt < DRAFT_EVERY_MS) return;
          draftAt = now();
          onDraft(output);
        },
      });
    };
    const tools: LiveTools = {
      engine,
      settings,
      newId,
      now,
      queue: this.#queue,
      append: (happening) => this.#append(happening),
      ask,
      tryToAsk: async (task, askOptions) => {
        try {
          return await ask(task, askOptions);
        } catch (error) {
          onFailure(JamakError.from(error));
          return null;
        }
      },
    };
    this.#digester = new Digester(tools);
    this.#translator = new Translator(tools);
    this.#catchUps = new CatchUps(tools, this.#digester);
  }

  onEvent({ happening }: SessionEvent): void {
    if (this.#state !== 'live') return;
    if (happening.type === 'session-started') {
      const { lanes } = happening;
      if (lanes.length > 1) this.#speakers = new Map(lanes.map(({ id, label }) => [id, label]));
    } else if (happening.type === 'caption-final') {
      const { captionId: id, laneId, startMs, endMs, text } = happening;
      const caption: SpokenCaption = { id, startMs, endMs, text, speaker: this.#speakers.get(laneId) ?? '' };
      this.#translator.heard(caption);
      this.#digester.heard(caption);
    }
  }

  makeDigest(): void {
    if (this.#state === 'live') this.#digester.make();
  }

  catchUp(language: DigestLanguage): Promise<CatchUp> {
    return this.#catchUps.make(language);
  }

  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  close(): void {
    this.#state = 'closed';
    this.#digester.stop();
    this.#catchUps.close();
    void this.#queue.clear();
  }

  stats(): LiveLanguageStats {
    return {
      waiting: this.#queue.waiting,
      running: this.#queue.running,
      crowdedOut: this.#queue.crowdedOut,
      uncovered: this.#digester.uncoveredCount,
      digests: this.#digester.digests.length,
    };
  }

  async #end(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#options.endLimitMs ?? END_LIMIT_MS);
    });
    await Promise.race([this.#digester.end(), limit]);
    clearTimeout(timer);
    this.#digester.stop();
    await this.#queue.clear();
    if (this.#state === 'live') this.#state = 'ended';
  }

  #use(usage: Usage): void {
    const { inputTokens, outputTokens, cost } = usage;
    if (inputTokens === 0 && outputTokens === 0 && cost === 0) return;
    this.#usage = addUsage(this.#usage, usage);
    this.#append({ type: 'usage', usage: this.#usage });
  }

  #append(happening: SessionHappening): void {
    if (this.#state === 'live') this.#options.append(happening);
  }
}
