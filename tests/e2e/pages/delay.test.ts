import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright/test';
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
    if (entry?.type !== 'event') continue;
    const { seq, happening } = entry.event;
    if (happening.type === 'caption-final') seen.finals.push({ seq, captionId: happening.captionId });
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

/** The real app and a page of its server while the sample is captioned, then what each of them has seen. */
async function watchSample(
  browser: Browser,
  trace: string,
  during: (app: JamakApp, page: Page) => Promise<void>,
): Promise<{ readonly overlay: Seen; readonly page: Seen }> {
  const app = await JamakApp.launch({ args: [`--trace=${trace}`] });
  const page = await browser.newPage();
  try {
    const address = await openServer(await app.window('control'));
    await page.addInitScript(WATCH);
    await page.goto(`${address}?report=1`);
    const control = await app.start('sample');
    const state = control.getByTestId('session-state');
    await expect(state).toHaveAttribute('data-state', 'listening');
    await during(app, page);
    await expect(state).toHaveAttribute('data-state', 'ready', { timeout: PATIENCE_MS });
    const inPage = await page.evaluate<Seen>('window.seen');
    await app.close();
    return { overlay: overlaySeen(trace), page: inPage };
  } finally {
    await page.close();
    await app.close().catch(() => undefined);
  }
}

/** The median and the 95th percentile, in ms. */
function inWords(delays: readonly number[]): string {
  const sorted = delays.toSorted((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((share) => quantile(sorted, share).toFixed(1));
  return `p50 ${p50} ms, p95 ${p95} ms (${sorted.length})`;
}

test('the delay from a final in the overlay to its paint in a browser', async ({ browserOfSystem }, info) => {
  test.setTimeout(PATIENCE_MS);
  const seen = await watchSample(browserOfSystem, info.outputPath('trace.jsonl'), () => Promise.resolve());
  const inBrowser = paintsOf(seen.page);
  const delays = [...paintsOf(seen.overlay)].flatMap(([captionId, at]) => {
    const later = inBrowser.get(captionId);
    return later === undefined ? [] : [later - at];
  });
  expect(delays.length).toBeGreaterThanOrEqual(LEAST_FINALS);
  console.log(`a final, browser source after overlay: ${inWords(delays)}`);
});

/** Notes when a page first shows each word that a correction brought: mended0, mended1, … */
const WATCH_WORDS = `
  window.shownAt = {};
  new MutationObserver(() => {
    for (const word of document.body.textContent.match(/mended\\d+/gi) ?? []) {
      const name = word.toLowerCase();
      if (name in window.shownAt) continue;
      window.shownAt[name] = Infinity;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // What a frame changed is on the screen once it was painted, which the next task comes after.
        port1.onmessage = () => (window.shownAt[name] = performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
`;

test('the delay from a correction to its paint on every surface and to its commit', async ({
  browserOfSystem,
}, info) => {
  test.setTimeout(PATIENCE_MS);
  const committed: number[] = [];
  const delays: Record<'overlay' | 'browser source', number[]> = { overlay: [], 'browser source': [] };
  await watchSample(browserOfSystem, info.outputPath('trace.jsonl'), async (app, page) => {
    const control = await app.window('control');
    const surfaces = { overlay: await app.window('overlay'), 'browser source': page };
    for (const surface of Object.values(surfaces)) await surface.evaluate(WATCH_WORDS);
    const corrected = new Set<string>();
    while (corrected.size < LEAST_FINALS) {
      const finals = await page.evaluate<Seen['finals']>('window.seen.finals');
      const next = finals.find(({ captionId }) => !corrected.has(captionId));
      if (!next) {
        await page.waitForTimeout(50);
        continue;
      }
      const word = `mended${corrected.size}`;
      corrected.add(next.captionId);
      const { askedAt, tookMs } = await control.evaluate(correct, [next.captionId, word] as const);
      committed.push(tookMs);
      for (const [name, surface] of Object.entries(surfaces)) {
        const shownAt = (): Promise<number | null> =>
          surface.evaluate<number | null>(`Number.isFinite(shownAt.${word}) ? shownAt.${word} : null`);
        await expect.poll(shownAt).not.toBeNull();
        delays[name as keyof typeof delays].push(((await shownAt()) ?? Number.NaN) - askedAt);
      }
    }
  });
  console.log(`a correction, until committed: ${inWords(committed)}`);
  for (const [name, each] of Object.entries(delays)) {
    console.log(`a correction, until painted in the ${name}: ${inWords(each)}`);
  }
});

/** Runs in the control window: a word more at both ends, as a long caption shows line by line; and how long main took. */
async function correct([captionId, word]: readonly [string, string]): Promise<{
  askedAt: number;
  tookMs: number;
}> {
  const { jamak } = window as unknown as { readonly jamak: ControlApi };
  const state = await jamak.state();
  if (!state.ok || state.value.session.sessionId === null) throw new Error('no session');
  const { sessionId, captions } = state.value.session;
  const base = captions.find(({ id }) => id === captionId)?.text ?? '';
  const start = performance.now();
  const text = `${word} ${base} ${word}`;
  const reply = await jamak.editCaption({ sessionId, captionId, base, text, editor: 'bench' });
  if (!reply.ok) throw new Error(reply.error.code);
  return { askedAt: performance.timeOrigin + start, tookMs: performance.now() - start };
}
