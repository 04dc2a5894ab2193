import { addUsage, NO_USAGE, type MonthUsage, type Usage } from '../../shared/session/usage';

export interface MeterOptions {
  /** What was kept last; null for nothing. */
  readonly saved: MonthUsage | null;
  readonly save: (month: MonthUsage) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** US dollars a month; null for no ceiling. */
  readonly ceiling: () => number | null;
  /** Once a month, unless the ceiling is raised meanwhile. */
  readonly onCeiling: () => void;
}

function monthOf(now: number): string {
  const date = new Date(now);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Counts what servers, for speech and for language, cost in a calendar month, and says when it has been enough. */
export class Meter {
  readonly #options: MeterOptions;
  #kept: MonthUsage | null;

  constructor(options: MeterOptions) {
    this.#options = options;
    this.#kept = options.saved;
  }

  get month(): Usage {
    return this.#current().usage;
  }

  add(usage: Usage): void {
    const current = this.#current();
    this.#keep({
      ...current,
      usage: addUsage(current.usage, usage),
      spent: current.spent + (usage.cost ?? 0),
    });
    this.mayCall();
  }

  /** Whether the ceiling leaves room for another call. Calls under way when it is reached may exceed it. */
  mayCall(): boolean {
    const current = this.#current();
    const reached = current.spent >= (this.#options.ceiling() ?? Infinity);
    if (reached !== current.told) {
      this.#keep({ ...current, told: reached });
      if (reached) this.#options.onCeiling();
    }
    return !reached;
  }

  /** The month that is now; a new one begins at nothing. */
  #current(): MonthUsage {
    const month = monthOf(this.#options.now());
    return this.#kept?.month === month ? this.#kept : { month, usage: NO_USAGE, spent: 0, told: false };
  }

  #keep(month: MonthUsage): void {
    this.#kept = month;
    this.#options.save(month);
  }
}
