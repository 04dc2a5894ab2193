import type { Digest, DigestContent } from '../../../shared/session/digest';
import type { Mark } from '../../../shared/session/events';
import { mayTellOf, type TakenBack } from '../../../shared/session/session-view';
import { languageOf } from '../../../shared/text-language';
import type { SpokenCaption } from '../../text/spoken-caption';
import { askEngine, type Answer } from '../ask';
import type { LanguageEngine, LanguageTask } from '../contract';
import { waitedFor } from '../deadlines';
import { withMarked, withMarks, withNotes } from '../marks';
import { boundDigest, citedIn, countWithin, momentsOf, mostHighlights, type Moments } from './digest-bounds';
import { DigestHistory } from './digest-history';
import { asWished, PRIORITIES, type LiveTools } from './live-tools';
import { Pacer } from './pacer';
import { Standstill } from './standstill';

/** What one digest takes in: about five minutes of talk. */
const MAX_CAPTIONS = 60;
const MAX_TOKENS = 1500;
/** Captions that wait for a digest; past it the oldest are forgotten. Only an engine that is dead for long gets there. */
const MAX_UNCOVERED = 240;
/** Share of the engine's context for what is new: beside it stand the orders, the digest before and the answer. */
const READ_SHARE = 0.25;

const KEY = 'digest';

/** Captions of the newest digest that may still be marked, and marks that wait for a digest. */
const MAX_COVERED = 8;
const MAX_MARKS = 20;

/** Makes one digest after the other, each from the one before and what was said since. */
export class Digester {
  readonly #tools: LiveTools;
  readonly #pacer = new Pacer();
  readonly #history = new DigestHistory();
  readonly #standstill = new Standstill();
  /** Oldest first. */
  #uncovered: SpokenCaption[] = [];
  /** The last that the newest digest covers. */
  #covered: SpokenCaption[] = [];
  /** Those that no digest heard of. */
  #marks: Pick<Mark, 'id' | 'atMs'>[] = [];
  /** Of the captions that the newest digest cites. */
  #moments: Moments = new Map();
  #state: 'idle' | 'waiting' | 'running' = 'idle';
  /** Counts how often what digests are made of was taken back. */
  #takenBack = 0;
  /** What the newest digest tells was rewritten since. */
  #outdated = false;
  /** Another is wanted as soon as this one is done. */
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** The session has ended while a digest was wanted. */
  #isOwed = false;
  #onIdle: () => void = () => {};

  constructor(tools: LiveTools) {
    this.#tools = tools;
  }

  get digests(): Digest[] {
    return this.#history.digests;
  }

  /** Captions that no digest covers yet, as many of the newest as a task may hold. */
  get uncovered(): SpokenCaption[] {
    const newestFirst = this.#uncovered.slice(-MAX_CAPTIONS).toReversed();
    return newestFirst.slice(0, countWithin(newestFirst, this.#mostTokens)).toReversed();
  }

  get #mostTokens(): number {
    return Math.min(MAX_TOKENS, this.#tools.engine.capabilities.contextTokens * READ_SHARE);
  }

  get uncoveredCount(): number {
    return this.#uncovered.length;
  }

  heard(caption: SpokenCaption): void {
    this.#uncovered.push(caption);
    if (this.#uncovered.length > MAX_UNCOVERED) this.#uncovered.shift();
    this.#pacer.heard(caption, this.#tools.now());
    this.#pace();
  }

  /** What was said around it belongs to the highlights of the next digest, also if the last one covers it. */
  marked(mark: Pick<Mark, 'id' | 'atMs'>): void {
    if (this.#marks.some(({ id }) => id === mark.id)) return;
    this.#marks = [...this.#marks, mark].slice(-MAX_MARKS);
  }

  /** The newest wording holds from the next digest on. */
  corrected(caption: SpokenCaption): void {
    this.#rewritten(caption);
    const newest = (one: SpokenCaption): SpokenCaption => (one.id === caption.id ? caption : one);
    this.#uncovered = this.#uncovered.map(newest);
    this.#covered = this.#covered.map(newest);
  }

  /** Captions are there no more, and others read otherwise or are new: from the next digest on. */
  rearranged(removed: ReadonlySet<string>, stated: readonly SpokenCaption[]): void {
    const changed = new Set([...removed, ...stated.map(({ id }) => id)]);
    for (const caption of [...this.#covered.filter(({ id }) => removed.has(id)), ...stated])
      this.#rewritten(caption);
    const left = (captions: readonly SpokenCaption[]): SpokenCaption[] =>
      captions.filter(({ id }) => !changed.has(id));
    const untilMs = this.#history.newest?.untilMs ?? -1;
    const inOrder = (captions: SpokenCaption[]): SpokenCaption[] =>
      captions.toSorted((a, b) => a.startMs - b.startMs);
    const waiting = new Set(this.#uncovered.map(({ id }) => id));
    const isCovered = ({ id, endMs }: SpokenCaption): boolean => endMs <= untilMs && !waiting.has(id);
    const uncovered = stated.filter((caption) => !isCovered(caption));
    this.#uncovered = inOrder([...left(this.#uncovered), ...uncovered]).slice(-MAX_UNCOVERED);
    this.#covered = inOrder([...left(this.#covered), ...stated.filter(isCovered)]).slice(-MAX_COVERED);
  }

  /** A digest that tells of it may be out of date. */
  #rewritten({ startMs }: SpokenCaption): void {
    const { newest } = this.#history;
    if (newest && newest.untilMs > startMs) this.#outdated = true;
  }

  /** As `make`; the newest digest is made anew where what it tells was rewritten since. `captions` as in `takeBack`. */
  makeAnew(captions: readonly SpokenCaption[]): void {
    const { newest } = this.#history;
    if (this.#outdated && newest && this.#state === 'idle' && captions.length > 0) {
      this.#history.remove((digest) => digest.id === newest.id);
      this.#restart(captions);
    }
    this.make();
  }

  /** From the end of the digest that is now the newest on. */
  #restart(captions: readonly SpokenCaption[]): void {
    const { newest } = this.#history;
    const untilMs = newest?.untilMs ?? -1;
    this.#outdated = false;
    this.#uncovered = captions.filter(({ endMs }) => endMs > untilMs).slice(-MAX_UNCOVERED);
    this.#covered = captions.filter(({ endMs }) => endMs <= untilMs).slice(-MAX_COVERED);
    this.#moments = newest ? momentsOf(captions.filter(({ id }) => citedIn(newest).has(id))) : new Map();
  }

  /**
   * No digest that may tell of these is known any more. What else those told is told anew, and at once, from `captions`:
   * all that there are, in the order of their starts.
   */
  takeBack(places: readonly TakenBack[], captions: readonly SpokenCaption[]): void {
    const ids = new Set(places.map(({ id }) => id));
    const { digests } = this.#history;
    this.#history.remove((digest) => places.some((place) => mayTellOf(digest, place)));
    this.#covered = this.#covered.filter(({ id }) => !ids.has(id));
    const lost = this.#history.digests.length < digests.length;
    const running = this.#state === 'running';
    if (lost) {
      this.#restart(captions);
    } else {
      this.#uncovered = this.#uncovered.filter(({ id }) => !ids.has(id));
    }
    this.#takenBack++;
    if (!lost && !running) return;
    this.#tools.queue.cancel((key) => running && key === KEY);
    this.make();
  }

  /** A digest at once, if anything was said since the last. */
  make(): void {
    if (this.#uncovered.length === 0 || this.#stopped) return;
    if (this.#state === 'running') {
      this.#again = true;
      return;
    }
    this.#state = 'waiting';
    this.#tools.queue.add({
      kind: 'digest',
      key: KEY,
      priority: () => PRIORITIES.digest,
      deadlineMs: waitedFor('digest'),
      run: (signal) => this.#run(signal),
    });
  }

  /** Makes the last digest, if enough was said for it. Resolves when no more come. */
  async end(): Promise<void> {
    const { settings } = this.#tools;
    clearTimeout(this.#timer);
    if (settings().digest.enabled && this.#dueIn() !== null) this.make();
    if (this.#state === 'idle') return;
    this.#isOwed = true;
    await new Promise<void>((resolve) => {
      this.#onIdle = resolve;
    });
  }

  /**
   * Has `engine` write what the last digest was to tell and did not, because its time was over. Resolves when that is
   * done or `signal` aborts; a failure is the session's end without it.
   */
  async writeRest(engine: LanguageEngine, signal: AbortSignal): Promise<void> {
    const captions = this.#uncovered;
    if (!this.#isOwed || captions.length === 0) return;
    const made = await this.#makeOf(captions, (task) =>
      askEngine(engine, task, { signal }).catch(() => null),
    );
    if (made) this.#uncovered = [];
  }

  /** No further digest begins. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #pace(): void {
    clearTimeout(this.#timer);
    const { settings } = this.#tools;
    const dueIn = this.#dueIn();
    if (dueIn === null || !settings().digest.enabled || this.#state !== 'idle' || this.#stopped) return;
    if (dueIn === 0) this.make();
    else this.#timer = setTimeout(() => this.#pace(), dueIn);
  }

  #dueIn(): number | null {
    const { now, engine } = this.#tools;
    return this.#pacer.dueIn(now(), engine.capabilities.digestEveryMs);
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#state = 'running';
    this.#again = false;
    this.#pacer.begun(this.#tools.now());
    const count = countWithin(this.#uncovered.slice(0, MAX_CAPTIONS), this.#mostTokens);
    const captions = this.#uncovered.slice(0, count);
    const tooMany = count < this.#uncovered.length;
    const { tryToAsk } = this.#tools;
    const made = await this.#makeOf(captions, (task, onDraft) => tryToAsk(task, { signal, onDraft }));
    if (made) {
      const covered = new Set(captions.map(({ id }) => id));
      this.#uncovered = this.#uncovered.filter(({ id }) => !covered.has(id));
    }
    this.#state = 'idle';
    // What was too much for one digest goes into the next without waiting for more.
    if (this.#again || (made && tooMany)) this.make();
    else this.#pace();
    if (this.#state === 'idle') this.#onIdle();
  }

  /** Whether a digest came of it that tells of all of them. One that was broken off is shown, and still owed. */
  async #makeOf(captions: readonly SpokenCaption[], ask: Asking): Promise<boolean> {
    const { append, newId, settings, dateNow, strikes, notes } = this.#tools;
    const wished = settings();
    const { digest } = wished;
    const { length = 'normal' } = digest;
    const language =
      digest.language === 'spoken' ? languageOf(captions.map(({ text }) => text).join(' ')) : digest.language;
    const inOrder = captions.toSorted((a, b) => a.startMs - b.startMs);
    const untilMs = Math.max(...captions.map(({ endMs }) => endMs));
    const marked = withMarks([...this.#covered, ...inOrder], this.#marks);
    const read = marked.filter((caption, at) => at >= this.#covered.length || caption.marked);
    const moments: Moments = new Map([...this.#moments, ...momentsOf(read)]);
    const digestId = newId();
    const takenBack = this.#takenBack;
    let shown = false;
    let finished: Answer<'digest'> | null = null;
    const answer = await ask(
      {
        kind: 'digest',
        ...asWished(wished),
        previous: this.#history.newest,
        captions: read,
        language,
        stale: this.#standstill.isLong,
      },
      (draft, whole) => {
        const content = boundDigest(draft, moments, length);
        if (saysNothing(content) || takenBack !== this.#takenBack) return;
        finished = whole;
        append({ type: 'digest-interim', digestId, content });
        shown = true;
      },
    );
    // One that was made of what is taken back is told nobody, not even in part.
    const given: Answer<'digest'> | null = takenBack === this.#takenBack ? (answer ?? finished) : null;
    const content = given && boundDigest(given.output, moments, length);
    if (!content || saysNothing(content)) {
      if (shown) append({ type: 'digest-withdrawn', digestId });
      return false;
    }
    // What was marked is a highlight, whatever the engine made of it; but not where it was struck out.
    const highlights = strikes().moments(
      withMarked(content.highlights, read, language, mostHighlights(length)),
    );
    const cited = citedIn({ ...content, highlights });
    this.#moments = new Map([...moments].filter(([id]) => cited.has(id)));
    const made: Digest = {
      ...content,
      highlights,
      id: digestId,
      fromMs: Math.min(...captions.map(({ startMs }) => startMs)),
      untilMs,
      language,
      author: given.author,
      madeAt: dateNow(),
      ...(given.incomplete && { incomplete: true }),
    };
    this.#standstill.made(this.#history.newest, made, captions.length);
    this.#history.add(made);
    this.#outdated = false;
    append({
      type: 'digest-updated',
      digest: { ...made, highlights: withNotes(highlights, notes()) },
    });
    if (answer === null) return false;
    this.#covered = inOrder.slice(-MAX_COVERED);
    // Of what was being said at a later one, the caption is still to come.
    this.#marks = this.#marks.filter(({ atMs }) => atMs > untilMs);
    return true;
  }
}

type Asking = (
  task: LanguageTask<'digest'>,
  onDraft: (draft: DigestContent, finished: Answer<'digest'> | null) => void,
) => Promise<Answer<'digest'> | null>;

function saysNothing({ summary, situation }: DigestContent): boolean {
  return summary.length === 0 && situation === null;
}
