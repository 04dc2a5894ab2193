import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CatchUp, DigestLanguage } from '../../../shared/session/digest';
import { JamakError } from '../../../shared/errors';
import type { Mark, SessionEvent, SessionHappening } from '../../../shared/session/events';
import { mayTellOf, withMark, type Caption } from '../../../shared/session/session-view';
import type { Rearranged } from '../../../shared/session/rearranging';
import type { TakingBack } from '../../../shared/session/taking-back';
import { withLane, type Lane } from '../../../shared/source';
import { withStruck, type Struck } from '../../../shared/session/struck';
import { addUsage, NO_USAGE, type Usage } from '../../../shared/session/usage';
import { startDeadline } from '../../remote/deadline';
import type { SpokenCaption } from '../../text/spoken-caption';
import { askEngine } from '../ask';
import type { LanguageEngine } from '../contract';
import { createSteeredEngine } from '../grounding/steered-engine';
import { Strikes } from '../grounding/strikes';
import { notesOf } from '../marks';
import { CatchUps } from './catch-ups';
import { Digester } from './digester';
import type { LiveSettings, LiveTools } from './live-tools';
import { LanguageQueue, type JobKind } from './queue';
import { CONTEXT, Translator } from './translator';

/** Drafts are shown at most so often, so that a fast model does not fill the feed, ms. */
const DRAFT_EVERY_MS = 100;
/**
 * How long the end of a session may wait for translations and the last digest together, ms: less than quitting
 * waits for the session, so that its end is always saved.
 */
export const END_WITHIN_MS = 3000;
/** What translations that are pending then may take of it, so that something is left for the digest. */
const TRANSLATIONS_SHARE = 2 / 3;

/** Captions that somebody rewrote at once and that are translated anew: the last ones, as each may cost something. */
const MOST_TRANSLATED_ANEW = 20;

/** What is left of the end for the engine that stands in, ms: it picks sentences in a fraction of that. */
const STAND_IN_MS = 500;

export interface LiveLanguageOptions {
  readonly engine: LanguageEngine;
  /** Writes at once what the last digest was to tell and did not; nobody when not given. */
  readonly standIn?: LanguageEngine;
  readonly settings: () => LiveSettings;
  /** The languages that somebody views right now; none when not given. The streamer's own needs no viewer. */
  readonly wantedLanguages?: () => ReadonlySet<string>;
  /** All final captions of the session, as they read now, in the order of their starts; needed for what is corrected. */
  readonly captions?: () => readonly Caption[];
  /** Into the session's feed. */
  readonly append: (happening: SessionHappening) => void;
  readonly newId: () => string;
  /** A digest or translation did not come about. The engine has told the user already. */
  readonly onFailure: (error: JamakError) => void;
  /** Ms that do not go back. */
  readonly now?: () => number;
  /** Epoch milliseconds. */
  readonly dateNow?: () => number;
  /** How long the end may take, ms; END_WITHIN_MS unless given. */
  readonly endWithinMs?: number;
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
  /**
   * What is said there is in no request and in nothing that comes of one any more; what was made of it is made anew.
   * To be called before the feed tells of it, and also after the end.
   */
  takeBack(places: readonly TakingBack[]): void;
  /** A digest at once, whether or not they are enabled; anew where the last one tells what was rewritten since. */
  makeDigest(): void;
  /** Also after the end. @throws JamakError of the engine, or 'session-missing' once it is closed */
  catchUp(language: DigestLanguage): Promise<CatchUp>;
  /**
   * The last captions have come: finishes translations that are pending, then makes the last digest, as far as
   * `endWithinMs` allows; what that does not tell, the engine that stands in writes. Resolves within that time, and never rejects. To be called before the feed
   * ends: nothing is appended once it has resolved.
   */
  end(): Promise<void>;
  /** Aborts everything at once; nothing is appended any more. */
  close(): void;
  stats(): LiveLanguageStats;
}

const NO_STRIKES = new Strikes([]);

export function createLiveLanguage(options: LiveLanguageOptions): LiveLanguage {
  return new SessionLanguage(options);
}

class SessionLanguage implements LiveLanguage {
  readonly #options: LiveLanguageOptions;
  readonly #queue = new LanguageQueue();
  readonly #digester: Digester;
  readonly #translator: Translator;
  readonly #catchUps: CatchUps;
  #lanes: readonly Lane[] = [];
  #usage = NO_USAGE;
  #struck: readonly Struck[] = [];
  /** What follows from it and from corrections; null until somebody asks. */
  #known: Strikes | null = null;
  #marks: readonly Mark[] = [];
  #state: 'live' | 'ended' | 'closed' = 'live';
  #ending: Promise<void> | null = null;
  readonly #closing = new AbortController();

  constructor(options: LiveLanguageOptions) {
    this.#options = options;
    const { settings, newId, onFailure, now = performance.now.bind(performance) } = options;
    const engine = this.#steered(options.engine);
    const ask: LiveTools['ask'] = (task, { signal, onDraft }) => {
      let draftAt = -Infinity;
      return askEngine(engine, task, {
        signal,
        onUsage: (usage) => this.#use(usage),
        onDraft: (output, finished) => {
          if (!onDraft || now() - draftAt < DRAFT_EVERY_MS) return;
          draftAt = now();
          onDraft(output, finished);
        },
      });
    };
    const tools: LiveTools = {
      engine,
      settings,
      wantedLanguages: options.wantedLanguages ?? (() => new Set()),
      newId,
      now,
      dateNow: options.dateNow ?? Date.now,
      strikes: this.#strikes,
      notes: () => notesOf(this.#captions, this.#marks),
      queue: this.#queue,
      append: (happening) => this.#append(happening),
      ask,
      onFailure,
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
    // Also after the end, for who asks then what was missed.
    if (happening.type === 'statement-struck') {
      this.#struck = withStruck(this.#struck, happening, happening.struck);
      this.#known = null;
    }
    if (happening.type === 'caption-edited') this.#known = null;
    if (this.#state !== 'live') return;
    if (happening.type === 'session-started') {
      const { lanes } = happening;
      this.#lanes = lanes;
    } else if (happening.type === 'lane-added') {
      this.#lanes = [...this.#lanes, happening.lane];
    } else if (happening.type === 'lane-renamed') {
      this.#lanes = withLane(this.#lanes, happening.laneId, { name: happening.name });
    } else if (happening.type === 'caption-final') {
      const caption = this.#spoken({ ...happening, id: happening.captionId });
      this.#translator.heard(caption);
      this.#digester.heard(caption);
    } else if (happening.type === 'caption-edited') {
      this.#corrected(happening.captionId);
    } else if (happening.type === 'captions-rearranged') {
      this.#rearranged(happening);
    } else if (happening.type === 'moment-marked') {
      const { markId: id, atMs, note } = happening;
      this.#marks = withMark(this.#marks, { id, atMs, note });
      this.#digester.marked({ id, atMs });
    }
  }

  takeBack(places: readonly TakingBack[]): void {
    if (this.#state === 'closed') return;
    const ids = new Set(places.map(({ id }) => id));
    this.#struck = this.#struck.filter((one) => !places.some((place) => mayTellOf(one, place)));
    this.#known = null;
    const left = this.#captions.filter(({ id }) => !ids.has(id));
    // Those that are left of what it was in are told anew, and translated then.
    this.#translator.takeBack(new Set(places.flatMap(({ id, related = [] }) => [id, ...related])));
    this.#digester.takeBack(
      places,
      left.map((caption) => this.#spoken(caption)),
    );
    this.#catchUps.beginAnew();
  }

  /** Whoever writes says nothing again that was struck out. */
  #steered(engine: LanguageEngine): LanguageEngine {
    return createSteeredEngine(engine, this.#strikes);
  }

  readonly #strikes = (): Strikes => {
    if (this.#struck.length === 0) return NO_STRIKES;
    this.#known ??= new Strikes(
      this.#struck,
      new Map(this.#captions.map((caption) => [caption.id, caption])),
    );
    return this.#known;
  };

  get #captions(): readonly Caption[] {
    return this.#options.captions?.() ?? [];
  }

  #corrected(captionId: string): void {
    const caption = this.#translateAnew(captionId);
    if (caption) this.#digester.corrected(caption);
  }

  #translateAnew(captionId: string): SpokenCaption | null {
    const captions = this.#captions;
    const at = captions.findLastIndex(({ id }) => id === captionId);
    if (at < 0) return null;
    const spoken = captions.slice(Math.max(0, at - CONTEXT), at + 1).map((caption) => this.#spoken(caption));
    const caption = spoken.pop();
    if (caption) this.#translator.corrected(caption, spoken);
    return caption ?? null;
  }

  #rearranged({ removed, captions }: Rearranged): void {
    this.#translator.removed(new Set([...removed, ...captions.map(({ id }) => id)]));
    const stated = captions.map((caption) => this.#spoken(caption));
    this.#digester.rearranged(new Set(removed), stated);
    const untranslated = captions.filter(({ translations }) => !translations).map(({ id }) => id);
    for (const id of untranslated.slice(-MOST_TRANSLATED_ANEW)) this.#translateAnew(id);
  }

  #spoken({ id, laneId, startMs, endMs, text }: Caption): SpokenCaption {
    return { id, startMs, endMs, text, speaker: this.#speakerOf(laneId) };
  }

  /** Nobody is named while there is one lane. */
  #speakerOf(laneId: string): string {
    if (this.#lanes.length < 2) return '';
    return this.#lanes.find(({ id }) => id === laneId)?.name ?? '';
  }

  makeDigest(): void {
    if (this.#state === 'live')
      this.#digester.makeAnew(this.#captions.map((caption) => this.#spoken(caption)));
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
    this.#closing.abort();
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
    const { endWithinMs = END_WITHIN_MS, standIn } = this.#options;
    const whole = startDeadline(endWithinMs, this.#closing.signal);
    const engine = startDeadline(endWithinMs - (standIn ? STAND_IN_MS : 0), whole.signal);
    const share = startDeadline(endWithinMs * TRANSLATIONS_SHARE, whole.signal);
    await Promise.race([this.#queue.settled('translation'), aborted(share.signal)]);
    await this.#giveUp('translation');
    await Promise.race([this.#digester.end(), aborted(engine.signal)]);
    this.#digester.stop();
    await this.#giveUp();
    if (standIn) {
      await Promise.race([
        this.#digester.writeRest(this.#steered(standIn), whole.signal),
        aborted(whole.signal),
      ]);
    }
    for (const deadline of [share, engine, whole]) deadline.release();
    if (this.#state === 'live') this.#state = 'ended';
  }

  /** Aborts jobs, which take back what they showed in the same turn; one that does not is not waited for. */
  async #giveUp(kind?: JobKind): Promise<void> {
    await Promise.race([this.#queue.clear(kind), nextTurn()]);
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

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
