import type { ServerResponse } from 'node:http';

/** What every answer says: it is what its type says, stays where it is, and can do nothing if it is opened as a page. */
export const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
} as const;

const WORDS = {
  400: 'bad request',
  403: 'not from here',
  404: 'not found',
  405: 'not like this',
  408: 'too slow',
  413: 'too large',
  415: 'JSON only',
  429: 'too many requests',
  431: 'too large',
  503: 'full',
} as const;
export type RefusedStatus = keyof typeof WORDS;

export function wordsOf(status: RefusedStatus): string {
  return `${WORDS[status]}\n`;
}

/** Answers a request that nothing is done for, and lets its connection go. */
export function refuse(outgoing: ServerResponse, status: RefusedStatus): void {
  outgoing.writeHead(status, { ...ALWAYS, 'content-type': 'text/plain', connection: 'close' });
  outgoing.end(wordsOf(status));
}

/** The same where there is only the bare connection. */
export function refusalText(status: RefusedStatus): string {
  return [
    `HTTP/1.1 ${status} ${WORDS[status]}`,
    ...Object.entries({ ...ALWAYS, 'content-type': 'text/plain', connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '',
    wordsOf(status),
  ].join('\r\n');
}
