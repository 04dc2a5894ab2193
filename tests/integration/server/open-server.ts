import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ServerActions } from '../../../src/main/broadcast/server/api/actions';
import { LocalServer } from '../../../src/main/broadcast/server/local-server';
import { newToken } from '../../../src/main/app/broadcast/server-tokens';
import type { ServerState } from '../../../src/shared/broadcast/local-server';
import type { SessionHappening } from '../../../src/shared/session/events';
import type { SessionRecord } from '../../../src/shared/session/record';
import { NO_USAGE } from '../../../src/shared/session/usage';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import { FakePublicFeed } from '../../fakes/broadcast/public-feed';

/** How long a busy machine may take for what comes at once on others; for `expect.poll`. */
export const SOON = { timeout: 20_000 };

export const LANE = {
  id: 'lane-1',
  name: 'Host',
  colour: 'sky',
  muted: false,
  source: { kind: 'sample' },
} as const;

export const STARTED = {
  type: 'session-started',
  sessionId: 'session-1',
  startedAt: 1_000,
  lanes: [LANE],
} as const satisfies SessionHappening;

export function final(captionId: string, text: string): SessionHappening {
  return { type: 'caption-final', captionId, laneId: LANE.id, startMs: 0, endMs: 1000, text };
}

const RECORD: SessionRecord = {
  id: 'session-0',
  startedAt: 1_000,
  endedAt: 5_000,
  durationMs: 4_000,
  lanes: [{ ...LANE, source: { kind: 'stream', url: 'https://radio.example/private' } }],
  captions: [
    { id: 'a', laneId: LANE.id, startMs: 0, endMs: 900, text: 'my secret word', original: 'my old word' },
  ],
  gaps: [],
  takenBack: [],
  marks: [],
  pauses: [],
  digests: [],
  report: null,
  otherReports: [],
  struck: [],
  usage: { ...NO_USAGE, inputTokens: 3 },
};

/** A page and two assets, as the build has them. */
function buildPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const page of ['overlay', 'dashboard', 'control', 'assets']) mkdirSync(join(folder, page));
  const html = '<meta name="style-nonce" content="__STYLE_NONCE__" /><title>page</title>';
  for (const page of ['overlay', 'dashboard', 'control'])
    writeFileSync(join(folder, page, 'index.html'), html);
  writeFileSync(join(folder, 'assets', 'page-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'model-1.onnx'), 'model');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  return folder;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A local server at a free port, and a feed to fill. It is closed with the test. */
export async function openServer(server: { readonly lan?: boolean } = {}) {
  const feed = new FakePublicFeed();
  const tokens = { view: newToken(), control: newToken() };
  const calls: unknown[][] = [];
  const logged: unknown[][] = [];
  const states: ServerState[] = [];
  const settings = { enabled: true, port: 0, lan: server.lan ?? false };
  const look = structuredClone(DEFAULT_SETTINGS);
  let nowMs = 0;
  const called =
    <T>(name: string, answer: T) =>
    (...args: unknown[]): T => {
      calls.push([name, ...args]);
      return answer;
    };
  const actions: ServerActions = {
    start: called('start', { sessionId: 'session-1' }),
    stop: called('stop', undefined),
    pause: called('pause', undefined),
    resume: called('resume', undefined),
    mark: called('mark', { markId: 'mark-1' }),
    note: called('note', undefined),
    takeBack: called('takeBack', undefined),
    takeBackRecent: called('takeBackRecent', undefined),
    edit: called('edit', { text: 'mended', replaced: [], term: null }),
    learn: called('learn', undefined),
    catchUp: called(
      'catchUp',
      Promise.resolve({
        language: 'en' as const,
        author: { engine: 'embedded' as const, model: '' },
        untilMs: 1000,
        points: [{ text: 'a secret was told', captionIds: ['a'] }],
      }),
    ),
    sessions: called(
      'sessions',
      Promise.resolve([
        {
          id: 'session-0',
          startedAt: 1_000,
          endedAt: 5_000,
          durationMs: 4_000,
          captionCount: 1,
          opening: 'my secret word',
          hasReport: false,
          title: '',
        },
      ]),
    ),
    record: called('record', Promise.resolve(RECORD)),
  };
  const local = new LocalServer({
    publicFeed: feed,
    pagesFolder: buildPages(),
    settings: () => settings,
    publicSettings: () => {
      const { overlay, overlayPresets, digest, translation, theme } = look;
      return { overlay, overlayPresets, digest, translation, theme };
    },
    language: () => 'en',
    tokens: () => tokens,
    actions: () => actions,
    onState: (state) => states.push(state),
    log: (...line) => logged.push(line),
    now: () => nowMs,
  });
  onTestFinished(() => local.close());
  await local.settingsChanged();
  const { port } = local.state;

  function ask(path: string, options: RequestOptions & { readonly body?: string } = {}): Promise<Answer> {
    const { body, ...others } = options;
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, agent: false, ...others }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  return {
    local,
    feed,
    tokens,
    settings,
    actions,
    look,
    calls,
    logged,
    states,
    port,
    ask,
    post: (path: string, value: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof value === 'string' ? value : JSON.stringify(value),
      }),
    pass: (ms: number) => (nowMs += ms),
  };
}

export type OpenServer = Awaited<ReturnType<typeof openServer>>;
