import type { CatchUp, DigestLanguage } from '../../../shared/session/digest';
import { JamakError } from '../../../shared/errors';
import { startDeadline } from '../../remote/deadline';
import { citing } from '../citing';
import { waitedFor } from '../deadlines';
import { citedIn } from './digest-bounds';
import type { Digester } from './digester';
import { asWished, type LiveTools } from './live-tools';

/** Points of a short one before what is going on now. */
const MOST_SHORT = 3;

/** "What did I miss?", from the digests and what was said since. It never queues, because somebody waits for it. */
export class CatchUps {
  readonly #tools: LiveTools;
  readonly #digester: Digester;
  readonly #closing = new AbortController();
  /** Whoever asks while one is made gets the same. */
  readonly #underWay = new Map<DigestLanguage, Promise<CatchUp>>();
  /** Aborts when what they are made of is not to be told any more. */
  #outdated = new AbortController();

  constructor(tools: LiveTools, digester: Digester) {
    this.#tools = tools;
    this.#digester = digester;
  }

  /** @throws JamakError of the engine, 'unexpected' past the deadline, 'session-missing' once closed */
  make(language: DigestLanguage): Promise<CatchUp> {
    const underWay = this.#underWay.get(language);
    if (underWay) return underWay;
    const made = this.#make(language).finally(() => this.#underWay.delete(language));
    this.#underWay.set(language, made);
    return made;
  }

  /** What they are made of has changed: those under way begin anew. */
  beginAnew(): void {
    this.#outdated.abort();
    this.#outdated = new AbortController();
  }

  close(): void {
    this.#closing.abort();
  }

  async #make(language: DigestLanguage): Promise<CatchUp> {
    const { digests, uncovered: captions } = this.#digester;
    const untilMs = Math.max(
      0,
      ...digests.map((digest) => digest.untilMs),
      ...captions.map(({ endMs }) => endMs),
    );
    if (digests.length === 0 && captions.length === 0) {
      return { language, author: { engine: 'embedded', model: '' }, untilMs, points: [] };
    }
    const wished = asWished(this.#tools.settings());
    const { signal: outdated } = this.#outdated;
    const deadline = startDeadline(waitedFor('catch-up'), AbortSignal.any([this.#closing.signal, outdated]));
    try {
      const answer = await this.#tools.ask(
        { kind: 'catch-up', ...wished, digests, captions, language },
        { signal: deadline.signal },
      );
      if (outdated.aborted && !this.#closing.signal.aborted) return await this.#make(language);
      if (!answer) throw new JamakError(deadline.passed ? 'unexpected' : 'session-missing');
      const ids = [...digests.flatMap((digest) => [...citedIn(digest)]), ...captions.map(({ id }) => id)];
      const all = citing(answer.output, new Set(ids));
      // The last tells what is going on now.
      const points =
        wished.style.length === 'short' ? [...all.slice(0, -1).slice(0, MOST_SHORT), ...all.slice(-1)] : all;
      const { author, incomplete } = answer;
      return { language, author, untilMs, points, ...(incomplete && { incomplete }) };
    } finally {
      deadline.release();
    }
  }
}
