import { LocalServer } from '../../../src/main/broadcast/server/local-server';
import { newToken } from '../../../src/main/app/broadcast/server-tokens';
import type { SessionHappening } from '../../../src/shared/session/events';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import { FakePublicFeed } from '../../fakes/broadcast/public-feed';
import { sharedNow, type Order, type Word } from './messages';

/** As of a show of two hours. */
const CAPTIONS_BEFORE = 2_000;
const FLOOD_EVENTS = 600;
const LONG_NOTE = 'x'.repeat(20_000);
const FLOOD_MS = 20;
/** Interims come eight times a second while somebody speaks, and a final every three seconds. */
const INTERIM_MS = 125;
const INTERIMS_OF_A_FINAL = 24;
const VITALS_MS = 1_000;

const LANE = { id: 'lane-1', name: 'Host', colour: 'sky', muted: false, source: { kind: 'sample' } } as const;
const SAID = 'so we were walking down to the harbour when all of a sudden the lights went out';

const say = (word: Word): void => void process.send?.(word);
const collect = (globalThis as { gc?: () => void }).gc;

const feed = new FakePublicFeed();
const tokens = { view: newToken(), control: newToken() };
const log: string[] = [];
const refused: Record<string, number> = {};
const no = (): never => {
  throw new Error('not in the bench');
};

const server = new LocalServer({
  publicFeed: feed,
  pagesFolder: '/nowhere',
  settings: () => ({ enabled: true, port: 0, lan: false }),
  publicSettings: () => {
    const { overlay, overlayPresets, digest, translation, theme } = DEFAULT_SETTINGS;
    return { overlay, overlayPresets, digest, translation, theme };
  },
  language: () => 'en',
  tokens: () => tokens,
  actions: () => ({
    start: no,
    stop: no,
    pause: no,
    resume: no,
    mark: no,
    takeBack: no,
    note: no,
    takeBackRecent: no,
    edit: no,
    learn: no,
    catchUp: no,
    sessions: no,
    record: no,
  }),
  onState: () => {},
  log: (what, counts = {}) => {
    log.push(`${what} ${JSON.stringify(counts)}`);
    for (const [kind, count] of Object.entries(counts)) refused[kind] = (refused[kind] ?? 0) + count;
  },
  now: () => performance.now(),
});

let events = 0;
let cpu = process.cpuUsage();

function tell(happening: SessionHappening): void {
  events++;
  feed.append(happening);
}

function tellNext(): void {
  const turn = events % (INTERIMS_OF_A_FINAL + 1);
  const captionId = `told-${Math.floor(events / (INTERIMS_OF_A_FINAL + 1))}`;
  const span = { captionId, laneId: LANE.id, startMs: events, endMs: events + 1 };
  const words = `@${sharedNow().toFixed(3)}@ ${SAID}`;
  if (turn < INTERIMS_OF_A_FINAL) tell({ type: 'caption-interim', ...span, stable: words, tentative: 'and' });
  else tell({ type: 'caption-final', ...span, text: words });
}

function flood(): void {
  let left = FLOOD_EVENTS;
  const flooding = setInterval(() => {
    feed.append({ type: 'moment-marked', markId: 'one', atMs: 0, note: LONG_NOTE });
    if (--left > 0) return;
    clearInterval(flooding);
    say({ type: 'flooded', clients: server.state.clients });
  }, FLOOD_MS);
}

function vitals(): void {
  collect?.();
  const { rss, heapUsed } = process.memoryUsage();
  say({ type: 'vitals', rssMb: rss / 1e6, heapMb: heapUsed / 1e6, clients: server.state.clients });
}

await server.settingsChanged();
feed.append({ type: 'session-started', sessionId: 'bench', startedAt: 0, lanes: [LANE] });
for (let index = 0; index < CAPTIONS_BEFORE; index++) {
  feed.append({
    type: 'caption-final',
    captionId: `c${index}`,
    laneId: LANE.id,
    startMs: index * 3_000,
    endMs: index * 3_000 + 2_500,
    text: SAID,
  });
}
say({ type: 'open', port: server.state.port, ...tokens });

let telling: NodeJS.Timeout | undefined;
let watching: NodeJS.Timeout | undefined;
process.on('message', (order: Order) => {
  if (order.type === 'tell') {
    cpu = process.cpuUsage();
    telling = setInterval(tellNext, INTERIM_MS);
    watching = setInterval(vitals, VITALS_MS);
    return;
  }
  if (order.type === 'flood') return flood();
  clearInterval(telling);
  clearInterval(watching);
  const { user, system } = process.cpuUsage(cpu);
  void server.close().then(() => {
    say({ type: 'done', events, cpuMs: (user + system) / 1000, log, refused });
    process.disconnect();
  });
});
