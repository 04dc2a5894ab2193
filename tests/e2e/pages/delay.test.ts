import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { traceEntrySchema } from '../../../src/main/session/trace';
import { pageAddress } from '../../../src/shared/broadcast/local-server';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import type { ControlApi } from '../../../src/shared/window-api';
import { quantile } from '../../bench/metrics/statistics';
import { JamakApp } from '../jamak';
import { expect, test } from './browser';

// npm run bench:browser: how much later a final is painted in a browser source than in the overlay's window.
test.skip(process.env['JAMAK_BENCH'] !== 'browser', 'measures: npm run bench:browser');

/** How long the sample and what follows may take, ms. */
const PATIENCE_MS = 600_000;
/** Fewer finals than that say nothing of a p95. */
const LEAST_FINALS = 5;

/** What one surface painted, by the numbers of its own feed. */
interface Seen {
  readonly finals: { seq: number; captionId: string }[];
  readonly painted: { seq: number; at: number }[];
}

/** Notes what the page hears and paints, before any of its scripts runs. */
const WATCH = `
  window.seen = { finals: [], painted: [] };
  window.EventSource = class extends EventSource {
    constructor(address) {
      super(address);
      this.addEventListener('session', ({ data }) => {
        const { seq, happening } = JSON.parse(data).event;
        if (happening.type === 'caption-final') window.seen.finals.push({ seq, captionId: happening.captionId });
      });
    }
  };
  addEventListener('jamak-painted', ({ detail }) =>
    window.seen.painted.push({ seq: detail.seq, at: detail.paintedAt }),
  );
`;

/** Where the overlay page lies, once the local server is open. */
async function openServer(control: Page): Promise<string> {
  const { port, token } = await control.evaluate(
    async (settings) => {
      const { jamak } = window as unknown as { readonly jamak: ControlApi };
      await jamak.changeSettings({ server: settings });
      for (;;) {
        const [state, tokens] = [await jamak.serverState(), await jamak.serverTokens()];
        if (state.ok && tokens.ok && state.value.phase === 'open') {
          return { port: state.value.port, token: tokens.value.view };
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    { ...DEFAULT_SETTINGS.server, enabled: true },
  );
  return pageAddress('127.0.0.1', port, token, 'overlay');
}

/** The same of the overlay's window, from the app's trace. */
function overlaySeen(trace: string): Seen {
  const seen: Seen = { finals: [], painted: [] };
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const entry = line === '' ? undefined : traceEntrySchema.parse(JSON.parse(line));
    if (entry?.type === 'painted') seen.painted.push({ seq: entry.seq, at: entry.at });
    if (entry?.type !== 'event' || entry.event.happening.type !== 'caption-final') continue;
    seen.finals.push({ seq: entry.event.seq, captionId: entry.event.happening.captionId });
  }
  return seen;
}

/** When each final was painted: with the first paint of it or of something after it. */
function paintsOf({ finals, painted }: Seen): Map<string, number> {
  return new Map(
    finals.flatMap(({ seq, captionId }) => {
      const paint = painted.find((one) => one.seq >= seq);
      return paint ? [[captionId, paint.at] as const] : [];
    }),
  );
}

test('the delay from a final in the overlay to its paint in a browser', async ({ browserOfSystem }, info) => {
  test.setTimeout(PATIENCE_MS);
  const trace = info.outputPath('trace.jsonl');
  const app = await JamakApp.launch({ args: [`--trace=${trace}`] });
  const page = await browserOfSystem.newPage();
  try {
    const address = await openServer(await app.window('control'));
    await page.addInitScript(WATCH);
    await page.goto(`${address}?report=1`);
    const control = await app.start('sample');
    const state = control.getByTestId('session-state');
    await expect(state).toHaveAttribute('data-state', 'listening');
    await expect(state).toHaveAttribute('data-state', 'ready', { timeout: PATIENCE_MS });
    const inBrowser = paintsOf(await page.evaluate<Seen>('window.seen'));
    await app.close();
    const inOverlay = paintsOf(overlaySeen(trace));
    const delays = [...inOverlay].flatMap(([captionId, at]) => {
      const later = inBrowser.get(captionId);
      return later === undefined ? [] : [later - at];
    });
    expect(delays.length).toBeGreaterThanOrEqual(LEAST_FINALS);
    const sorted = delays.toSorted((a, b) => a - b);
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(sorted, share).toFixed(1));
    console.log(`browser source after overlay: p50 ${p50} ms, p95 ${p95} ms, ${sorted.length} finals`);
  } finally {
    await page.close();
    await app.close().catch(() => undefined);
  }
});
