import type { HostCommand } from './protocol';

/** A running language host as main sees it: an Electron utility process, or in tests a child of Node. */
export interface HostProcess {
  readonly pid: number | undefined;
  /** Never throws; what is sent to a host that has died is lost. */
  post(command: HostCommand): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends it at once, even one that is stopped or hangs (SIGKILL). `hangs`: that is why. */
  kill(hangs?: boolean): void;
}

/** Calls `callback` once after `ms`, unless the returned function was called before. */
export type After = (ms: number, callback: () => void) => () => void;

/** `After` by the system's clock; it keeps no process alive. */
export const systemAfter: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
