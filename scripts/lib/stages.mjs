import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../build.mjs';
import { electronEnvironment } from '../run.mjs';
import { findExecutable } from '../setup/executables.mjs';
import { requireElectron } from '../setup/electron-runtime.mjs';
import { projectRoot } from '../setup/paths.mjs';
import { setUp } from '../setup.mjs';
import { checks } from './checks.mjs';
import { canRunPulse, startPulse } from './pulse.mjs';
import { countTests, parsePlaywright, parseVitest } from './reports.mjs';
import { runTool, runToolAside } from './tools.mjs';
import { needsXvfb, startXvfb } from './xvfb.mjs';

/**
 * The stages of `npm test`, in order. Each gets { reports, args, aside } and resolves with how many of its tests passed and
 * failed; one that throws counts as failed. Set-up and build count only when they fail: they are no tests.
 */
export const stages = {
  'set-up': async () => {
    await setUp({ forTests: true });
    return { passed: 0, failed: 0 };
  },
  ...Object.fromEntries(
    Object.entries(checks).map(([name, check]) => [name, ({ aside }) => asOneTest(check, aside)]),
  ),
  unit: (context) => runVitest('unit', context),
  integration: (context) => runVitest('integration', context),
  build: async () => {
    buildIfStale();
    return { passed: 0, failed: 0 };
  },
  e2e: (context) => runPlaywright(join('tests', 'e2e', 'playwright.config.ts'), context),
};

async function asOneTest(check, aside) {
  const ok = (await check(aside ? runToolAside : runTool)) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

async function runVitest(kind, { reports, args }) {
  const report = join(reports, `${kind}.json`);
  const filters = args.length > 0 ? args : [`tests/${kind}/`];
  const code = await runTool('vitest', [
    'run',
    ...filters,
    // They keep cores busy, where end-to-end tests wait for sound.
    '--maxWorkers=100%',
    // As end-to-end tests: real processes on a busy machine. What passed only then is named at the end.
    ...(kind === 'integration' ? ['--retry=1'] : []),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return countTests(report, parseVitest, code);
}

/** Runs tests in the real app, with a display and a sound server of their own. */
export async function runPlaywright(config, { reports, args, env: given = process.env }) {
  const report = join(reports, 'e2e.json');
  if (!existsSync(join(projectRoot, config))) throw new Error(`${config} is missing`);
  const env = { ...electronEnvironment(requireElectron(), given), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const stops = [];
  try {
    // A display of our own also where there is a real one, so that windows don't pop up over the developer's work.
    if (needsXvfb() || findExecutable('Xvfb')) {
      const screen = await startXvfb();
      stops.push(screen.stop);
      env.DISPLAY = screen.display;
      delete env.WAYLAND_DISPLAY;
    }
    if (canRunPulse()) {
      const pulse = await startPulse();
      stops.push(pulse.stop);
      Object.assign(env, pulse.env);
    }
    const code = await runTool('playwright', ['test', '-c', config, '--reporter=line,json', ...args], {
      env,
    });
    return countTests(report, parsePlaywright, code);
  } finally {
    for (const stop of stops) stop();
  }
}
