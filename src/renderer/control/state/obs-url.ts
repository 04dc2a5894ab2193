import { isHost } from './base-url';

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** Of obs-websocket, where an address names none. */
const PORT = '4455';
/** Longest address that the settings keep, characters. */
const LONGEST = 300;

/** The typed address of OBS's WebSocket server as it will be kept, or why it can't be. */
export function readObsUrl(
  typed: string,
): { readonly url: string } | { readonly problem: 'invalid' | 'credentials' } {
  const text = typed.trim();
  const whole = SCHEME.test(text) ? text : `ws://${text}`;
  if (!URL.canParse(whole)) return { problem: 'invalid' };
  const url = new URL(whole);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return { problem: 'invalid' };
  if (!isHost(url.hostname)) return { problem: 'invalid' };
  // They would end up in the settings file, where no secret belongs.
  if (url.username !== '' || url.password !== '') return { problem: 'credentials' };
  if (url.port === '' && url.protocol === 'ws:') url.port = PORT;
  url.hash = '';
  const clean = url.href.replace(/\/+$/, '');
  return clean.length > LONGEST ? { problem: 'invalid' } : { url: clean };
}
