/** How a command ended, for scripts; `docs/cli.md` tells them to users. */
export const EXIT = {
  ok: 0,
  /** It was understood and did not work out; stderr says why. */
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** There is no such session, model, or no speech. */
  nothing: 3,
  /** 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of a command that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals): ExitCode {
  return signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
}
