/** Moments of a start and what they are called, in the order in which they usually come. */
export const MOMENTS = {
  script: 'main script begun',
  modules: "main's modules evaluated",
  ready: 'app ready',
  settings: 'settings read',
  window: 'control window created',
  store: 'store open',
  'page-asked': 'page asked for',
  'page-run': "page's script run",
  painted: "page's first paint",
  state: "page has main's state",
  usable: 'control usable',
  model: 'first speech model loaded',
  warm: 'speech models warm',
  asked: 'session started',
  listening: 'listening',
} as const;
export type Moment = keyof typeof MOMENTS;

/** What a start has come to when its table is printed; what comes later is a line of its own. */
const COMPLETE: readonly Moment[] = ['store', 'usable', 'warm'];

export interface StartupTraceOptions {
  /** When the process was created, epoch ms. */
  readonly createdAt: number;
  /** Epoch ms with fractions. */
  readonly now: () => number;
  /** Takes lines without their end. */
  readonly print: (text: string) => void;
}

/** Where the time of a start goes: when each moment first came, counted from the process's creation. */
export class StartupTrace {
  readonly #options: StartupTraceOptions;
  /** Ms since the process's creation. */
  readonly #marks = new Map<Moment, number>();
  #printed = false;

  constructor(options: StartupTraceOptions) {
    this.#options = options;
  }

  /** The moment has come, now or at `at` (epoch ms). Only its first time counts. */
  readonly mark = (moment: Moment, at: number = this.#options.now()): void => {
    if (this.#marks.has(moment)) return;
    const ms = at - this.#options.createdAt;
    this.#marks.set(moment, ms);
    if (this.#printed) this.#options.print(lineOf(moment, ms));
    else if (COMPLETE.every((each) => this.#marks.has(each))) this.finish();
  };

  /** Prints what there is, unless it was printed. */
  finish(): void {
    if (this.#printed || this.#marks.size === 0) return;
    this.#printed = true;
    this.#options.print(tableOf(this.#marks));
  }
}

/** Does nothing: nobody wants to know. */
export function noStartupTrace(): Pick<StartupTrace, 'mark' | 'finish'> {
  return { mark: () => {}, finish: () => {} };
}

function tableOf(marks: ReadonlyMap<Moment, number>): string {
  const inOrder = [...marks].toSorted(([, left], [, right]) => left - right);
  const lines = inOrder.map(([moment, ms], row) => lineOf(moment, ms, ms - (inOrder[row - 1]?.[1] ?? 0)));
  return [`start-up, ms since the process was created (and since the line before)`, ...lines].join('\n');
}

function lineOf(moment: Moment, ms: number, sinceLast?: number): string {
  const since = sinceLast === undefined ? '' : `+${sinceLast.toFixed(0)}`;
  return `${ms.toFixed(0).padStart(7)} ${since.padStart(6)}  ${MOMENTS[moment]}`;
}

/** The moments that a printed trace names, ms since the process's creation. */
export function readStartupTrace(printed: string): ReadonlyMap<Moment, number> {
  const names = Object.entries(MOMENTS) as [Moment, string][];
  const marks = new Map<Moment, number>();
  for (const line of printed.split('\n')) {
    const [, ms = '', name = ''] = /^ *(-?\d+) +(?:\+\d+ +)?(\S.*)$/.exec(line.trimEnd()) ?? [];
    const moment = names.find(([, words]) => words === name)?.[0];
    if (moment !== undefined) marks.set(moment, Number(ms));
  }
  return marks;
}
