/** Whether a process of this number runs, whoever's it is. */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but not ours.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
