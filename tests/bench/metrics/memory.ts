import type { Sample } from '../log/schema';

/** Proportional set size of all processes, MB (1,000,000 bytes). */
export interface Memory {
  /** At the first sample after the app began to listen. */
  readonly start: number;
  readonly peak: number;
  /** When the peak was, by what processes are for; MB. */
  readonly peakByRole: Readonly<Record<string, number>>;
  /** At the last sample before the session ended. */
  readonly end: number;
}

const KB_PER_MB = 1_000_000 / 1024;

export function megabytes({ processes }: Pick<Sample, 'processes'>): number {
  return processes.reduce((sum, { pssKb }) => sum + pssKb, 0) / KB_PER_MB;
}

/** Times are epoch ms. The peak is looked for in all samples. Null without samples of a session. */
export function memory(samples: readonly Sample[], listeningAt: number, endedAt: number): Memory | null {
  const during = samples.filter(({ at }) => at >= listeningAt && at <= endedAt);
  const [first, last] = [during[0], during.at(-1)];
  if (!first || !last) return null;
  const peak = samples.reduce((most, sample) => (megabytes(sample) > megabytes(most) ? sample : most), first);
  const peakByRole: Record<string, number> = {};
  for (const { role, pssKb } of peak.processes)
    peakByRole[role] = (peakByRole[role] ?? 0) + pssKb / KB_PER_MB;
  return { start: megabytes(first), peak: megabytes(peak), peakByRole, end: megabytes(last) };
}
