/** Calm or fast: how soon words show against how often they change. */

interface Pace {
  /** How passes become text; see `AssemblerOptions` in `captioning/caption-assembler.ts`. */
  readonly assembler: {
    readonly agreement: number;
    readonly stableHoldBack: number;
    readonly shownHoldBack: number;
  };
  /** What the bench measured of it (docs/benchmarks.md); null before it did. */
  readonly measured: {
    /** From the end of a word to the first paint that shows it, of half of all words, ms. */
    readonly firstSeenMs: number;
    /** Words taken back as a share of the words in finals. */
    readonly erasure: number;
  } | null;
}

export const PACES: Readonly<Record<1 | 2 | 3 | 4 | 5, Pace>> = {
  1: {
    assembler: { agreement: 3, stableHoldBack: 4, shownHoldBack: 4 },
    measured: { firstSeenMs: 1846, erasure: 0.27 },
  },
  2: {
    assembler: { agreement: 3, stableHoldBack: 4, shownHoldBack: 2 },
    measured: { firstSeenMs: 1221, erasure: 0.4 },
  },
  3: {
    assembler: { agreement: 3, stableHoldBack: 4, shownHoldBack: 1 },
    measured: { firstSeenMs: 1031, erasure: 0.5 },
  },
  4: {
    assembler: { agreement: 3, stableHoldBack: 3, shownHoldBack: 0 },
    measured: { firstSeenMs: 862, erasure: 0.7 },
  },
  5: {
    assembler: { agreement: 2, stableHoldBack: 2, shownHoldBack: 0 },
    measured: { firstSeenMs: 933, erasure: 0.58 },
  },
};

/** Of a value of the settings. */
export function paceOf(pace: number): Pace {
  return PACES[pace as keyof typeof PACES];
}
