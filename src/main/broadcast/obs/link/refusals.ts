import type { MessageCode } from '../../../../shared/errors';

/** How obs-websocket 5 closes a connection when the password is wrong or missing. */
const AUTHENTICATION_FAILED = 4009;
const UNSUPPORTED_RPC_VERSION = 4010;
const GOING_AWAY = 1001;
const NORMAL = 1000;
/** Somebody threw Jamak out in OBS's list of connections. */
const SESSION_INVALIDATED = 4011;

/** What a failed try to connect tells. */
export interface Failure {
  /** Of a WebSocket's close; -1 for what is none. */
  readonly code: number;
  readonly message: string;
  /** Whether OBS asked for a password. */
  readonly asked: boolean;
  readonly hasPassword: boolean;
}

/** Why an OBS that answers can't be used; null while nothing answers, as when OBS isn't running. */
export function refusalOf({ code, message, asked, hasPassword }: Failure): MessageCode | null {
  if (code === AUTHENTICATION_FAILED || (asked && !hasPassword)) {
    return hasPassword ? 'obs-password-wrong' : 'obs-password-missing';
  }
  // obs-websocket 4 knows no subprotocols.
  if (code === UNSUPPORTED_RPC_VERSION || /subprotocol/i.test(message)) return 'obs-outdated';
  if (/unexpected server response/i.test(message)) return 'obs-wrong-address';
  return null;
}

/** What is said of a connection that broke off. */
export function lossOf(code: number, exiting: boolean): MessageCode {
  const wanted = exiting || code === GOING_AWAY || code === NORMAL || code === SESSION_INVALIDATED;
  return wanted ? 'obs-closed' : 'obs-lost';
}
