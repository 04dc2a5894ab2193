import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { readStartupTrace, type Moment } from '../../../src/main/app/run/startup-trace';
import type { AppLaunch } from '../app/play';
import { BenchError } from '../bench-error';

/** How long a start may take on a slow machine, ms. */
const LONGEST_MS = 180_000;

/** The real app as it runs, with a trace of its start. */
export interface StartedApp {
  readonly pid: number;
  /** Resolves with when they were, ms since the process's creation, as soon as all of these moments have come. */
  readonly come: (...moments: readonly Moment[]) => Promise<ReadonlyMap<Moment, number>>;
  /** The control window's page. */
  readonly control: () => Promise<Page>;
  /** Ends it at once, and all that it started. */
  readonly end: () => Promise<void>;
}

/** Starts the app with a profile. Pages can be reached without anything having slowed the start. */
export function startApp(launch: AppLaunch, profile: string, args: readonly string[] = []): StartedApp {
  const child = spawn(
    launch.executable,
    [...launch.arguments, `--user-data=${profile}`, '--trace-start', '--remote-debugging-port=0', ...args],
    // A session of its own, so that all it starts can be found and ended.
    { env: launch.environment, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const { pid } = child;
  if (pid === undefined) throw new BenchError('The app could not be started.');
  let printed = '';
  let exited = false;
  let more: () => void = () => {};
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    appendFileSync(launch.errorLog, text);
    more();
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      exited = true;
      more();
      resolve();
    });
  });
  const kill = (): void => {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // All have ended.
    }
  };
  process.once('exit', kill);
  let browser: Browser | null = null;

  async function until<T>(find: () => T | null): Promise<T> {
    const endsAt = performance.now() + LONGEST_MS;
    for (;;) {
      const found = find();
      if (found !== null) return found;
      if (exited || performance.now() > endsAt) {
        throw new BenchError(
          `The app ${exited ? 'ended' : 'did not start'}; what it said is in ${launch.errorLog}.`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        more = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    pid,
    come: (...moments) =>
      until(() => {
        const marks = readStartupTrace(printed);
        return moments.every((each) => marks.has(each)) ? marks : null;
      }),
    control: async () => {
      const address = await until(() => /^DevTools listening on (ws:\S+)/m.exec(printed)?.[1] ?? null);
      browser ??= await chromium.connectOverCDP(address);
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((each) => new URL(each.url()).pathname.startsWith('/control/'));
      if (!page) throw new BenchError('The app has no control window.');
      return page;
    },
    end: async () => {
      // A browser that is over CDP is only let go by this.
      await browser?.close().catch(() => undefined);
      kill();
      process.off('exit', kill);
      await gone;
    },
  };
}
