import { ContextGauge } from './context-gauge';
import type { Feature } from './features';
import { FirstTokens } from './first-tokens';

/** What a server showed of itself with one model, for as long as Jamak runs. */
export class Habits {
  /** What it refused to know: a feature counts once a call was accepted without it. */
  refused: ReadonlySet<Feature> = new Set();
  /** It begins within its reasoning, so that nothing can be shown before that has ended. */
  startsInside = false;
  /** It reasons before it answers, which takes tokens too. */
  reasons = false;
  /** Its reasoning took all the time or all the tokens of an answer: it is asked to do without. */
  overthinks = false;
  readonly context = new ContextGauge();
  readonly firstTokens = new FirstTokens();
}

/** The habits of each server and model. */
export class KnownServers {
  readonly #habits = new Map<string, Habits>();

  of({ baseUrl }: { readonly baseUrl: string }, model: string): Habits {
    const key = JSON.stringify([baseUrl, model]);
    const known = this.#habits.get(key) ?? new Habits();
    this.#habits.set(key, known);
    return known;
  }

  forget(): void {
    this.#habits.clear();
  }
}
