import { chromium, test as base, type Browser, type Page } from 'playwright/test';
import { findBrowser } from '../../../scripts/setup/executables.mjs';
import type { SessionHappening } from '../../../src/shared/session/events';
import { PublicServer } from './public-server';

/** What Chromium 103 has not, the oldest that OBS shows pages in: a page that needs it brings it along. */
const SINCE_CHROMIUM_103 = `
  for (const name of ['toReversed', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name];
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) delete Set.prototype[name];
  for (const name of ['groupBy']) { delete Object[name]; delete Map[name]; }
  for (const name of ['isWellFormed', 'toWellFormed']) delete String.prototype[name];
  delete Promise.withResolvers; delete Promise.try; delete Array.fromAsync; delete AbortSignal.any;
  delete globalThis.Iterator;
`;

/** Captions stand until they are taken away, so that a slow machine has the time to look at them. */
const NOTHING_FADES = `
  const later = window.setTimeout;
  window.setTimeout = (run, ms, ...rest) => later(run, ms >= 6000 ? 1e8 : ms, ...rest);
`;

interface Fixtures {
  readonly server: PublicServer;
  /** Opens an address; with `old` as in the oldest browser that OBS has. */
  readonly open: (address: string, options?: OpenOptions) => Promise<Page>;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly old?: boolean;
  readonly dark?: boolean;
  readonly korean?: boolean;
  readonly touch?: boolean;
}

export const test = base.extend<Fixtures, { browserOfSystem: Browser }>({
  browserOfSystem: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures a function wants from it
    async ({}, use) => {
      // Playwright's own are never downloaded.
      const executablePath = findBrowser();
      test.skip(executablePath === undefined, 'no Chromium is installed');
      if (executablePath === undefined) return;
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- the same
  server: async ({}, use) => {
    const server = await new PublicServer().start();
    await use(server);
    await server.stop();
  },
  open: async ({ browserOfSystem }, use) => {
    const opened: Page[] = [];
    const failures: string[] = [];
    await use(async (address, options = {}) => {
      const {
        width = 1280,
        height = 720,
        old = false,
        dark = false,
        korean = false,
        touch = false,
      } = options;
      const context = await browserOfSystem.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: korean ? 'ko-KR' : 'en-US',
        hasTouch: touch,
      });
      await context.addInitScript(NOTHING_FADES);
      if (old) await context.addInitScript(SINCE_CHROMIUM_103);
      const page = await context.newPage();
      page.on('pageerror', (error) => failures.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) failures.push(message.text());
      });
      opened.push(page);
      await page.goto(address);
      return page;
    });
    for (const page of opened) await page.context().close();
    expect(failures).toEqual([]);
  },
});
export const { expect } = test;

const lane = (id: string, name: string, colour: 'sky' | 'amber') =>
  ({ id, name, colour, muted: false, source: { kind: 'microphone' } }) as const;

/** A session of two who speak, begun so long ago. */
export function startedBefore(ms: number, sessionId = 's1'): SessionHappening {
  const lanes = [lane('lane-1', 'Mina', 'sky'), lane('lane-2', 'Guest', 'amber')];
  return { type: 'session-started', sessionId, startedAt: Date.now() - ms, lanes };
}

/** A caption of `laneId` said at that time, ms. */
export function said(captionId: string, text: string, startMs: number, laneId = 'lane-1'): SessionHappening {
  return { type: 'caption-final', captionId, laneId, startMs, endMs: startMs + 1000, text };
}
