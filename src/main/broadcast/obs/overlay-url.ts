import { JamakError } from '../../../shared/errors';
import { pageAddress, type ServerState } from '../../../shared/broadcast/local-server';
import { isLoopback } from '../../remote/address';

/**
 * Where the OBS at `obsUrl` finds the overlay: on this machine, or by the name that begins most like its own, because a
 * machine may be in several networks.
 *
 * @throws JamakError 'obs-server-off' while there are no pages, 'obs-kept-out' where OBS is on another machine and those
 *   are not let in
 */
export function overlayUrl(
  obsUrl: string,
  { phase, port, hosts }: Pick<ServerState, 'phase' | 'port' | 'hosts'>,
  token: string,
): string {
  if (phase !== 'open') throw new JamakError('obs-server-off');
  if (isLoopback(obsUrl)) return pageAddress('127.0.0.1', port, token, 'overlay');
  const { hostname } = new URL(obsUrl);
  const [host] = hosts.toSorted((left, right) => alike(right, hostname) - alike(left, hostname));
  if (host === undefined) throw new JamakError('obs-kept-out');
  return pageAddress(host, port, token, 'overlay');
}

/** How many characters two names have in common at their beginning. */
function alike(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}
