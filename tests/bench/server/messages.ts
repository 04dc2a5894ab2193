/** What the bench asks the process that holds the server. */
export type Order =
  /** Tell events at the rate of captions until `stop`. */
  | { readonly type: 'tell' }
  /** Tell 12 MB meanwhile, more than a system takes for a page that does not read. */
  | { readonly type: 'flood' }
  | { readonly type: 'stop' };

/** What that process says. */
export type Word =
  | { readonly type: 'open'; readonly port: number; readonly view: string; readonly control: string }
  | { readonly type: 'vitals'; readonly rssMb: number; readonly heapMb: number; readonly clients: number }
  /** All of the flood was told; those are left who listen. */
  | { readonly type: 'flooded'; readonly clients: number }
  | {
      readonly type: 'done';
      readonly events: number;
      readonly cpuMs: number;
      /** Whatever the server wrote to its log. */
      readonly log: readonly string[];
      /** What was refused or cut, by its kind. */
      readonly refused: Readonly<Record<string, number>>;
    };

/** Of one kind of attack. */
export interface Outcome {
  readonly name: string;
  readonly sent: number;
  /** Answered with an error, or ended without an answer. */
  readonly refused: number;
  /** How they were answered; 0 for no answer. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** When something happened, by a clock that all processes of this machine share, ms. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** In the words of an event: when it was told. */
export const STAMP = /@(\d+\.\d+)@/g;

/** Words of the attack, which no log may hold. */
export const MARKER = 'words-of-an-attacker';
