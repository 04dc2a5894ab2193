/** Calls `run` in `ms` milliseconds. Returns what calls it off. */
export function wait(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
