import { readAddress, type BaseUrl } from './base-url';

/** Of obs-websocket, where an address names none. */
const PORT = '4455';

/** The typed address of OBS's WebSocket server as it will be kept, or why it can't be. */
export function readObsUrl(typed: string): BaseUrl {
  return readAddress(typed, {
    scheme: () => 'ws',
    protocols: ['ws:', 'wss:'],
    longest: 300,
    tidy: (url) => {
      if (url.port === '' && url.protocol === 'ws:') url.port = PORT;
      url.hash = '';
    },
  });
}
