/**
 * A failure the user can do something about. Its message is one plain sentence that says what happened and what to
 * do; nothing else is printed for it.
 */
export class SetupFailure extends Error {
  name = 'SetupFailure';
}

/** The one sentence shown for any error, also for those nobody foresaw. */
export function describeFailure(error) {
  if (error instanceof SetupFailure) return error.message;
  const reason = String(error?.message ?? error)
    .split('\n')[0]
    .replace(/[.\s]+$/, '');
  if (error?.code === 'ENOSPC')
    return 'The disk is full: free some space (about 1 GB) and run the same command again.';
  if (error?.code === 'EACCES' || error?.code === 'EPERM' || error?.code === 'EROFS') {
    return `Jamak may not write where it has to (${reason}): give yourself write permission there and run the same command again.`;
  }
  return `Something unexpected went wrong (${reason}): run the same command again with JAMAK_DEBUG=1 to see where.`;
}

/** Runs a script's main function; a failure becomes one sentence on stderr and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(describeFailure(error));
    if (process.env.JAMAK_DEBUG && error?.stack) console.error(error.stack);
    process.exitCode = 1;
  }
}
