import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOwnNetwork, triesOf, whyNoOwnNetwork } from './own-network';
import { BEFORE_RELEASE, COUNTRY, expect, JFK, PACKAGED, ROOT, sandboxArguments, test } from './jamak';

/** Where electron-builder puts the unpacked app of each system. */
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/jamak',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Jamak.app/Contents/MacOS/Jamak`,
  win32: 'win-unpacked/Jamak.exe',
};

/** The packaged program; its folder is made first. */
function pack(): string {
  const program = PROGRAMS[process.platform];
  test.skip(program === undefined, 'not packaged for this system');
  execFileSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), '--dir', '--development'], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  return join(ROOT, 'dist', program as string);
}

test('the packaged app captions the sample', BEFORE_RELEASE, async ({ launch }) => {
  test.skip(PACKAGED === undefined, 'npm run test:package makes the package that a driver may look into');
  const app = await launch();
  const control = await app.start('sample');
  await expect.poll(() => app.transcript()).toMatch(COUNTRY);
  await expect(control.getByTestId('caption-final').first()).toBeVisible();

  // Its other native addon, for which no plain Node may be started.
  await app.chooseModelInside();
  await expect(control.getByTestId('inside')).toHaveAttribute('data-check', 'passed');
});

test('the packaged app lets no debugger in, measures for nobody, tries to reach no network, and leaves no temporary file', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'jamak-e2e-'));
  const trace = join(folder, 'trace.jsonl');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const program = process.env['JAMAK_E2E_FUSED'] ?? pack();
  const alone = whyNoOwnNetwork();
  if (alone !== null) test.info().annotations.push({ type: 'network not watched', description: alone });
  const counters = join(folder, 'counters');
  const [file, args] = alone === null ? inOwnNetwork(program) : [program, []];
  const child = spawn(
    file,
    [
      ...args,
      ...sandboxArguments(),
      '--inspect=0',
      '--remote-debugging-port=0',
      '--js-flags=--expose-gc',
      `--user-data=${join(folder, 'data')}`,
      `--trace=${trace}`,
      `--models=${folder}`,
      `--demo-output=${folder}`,
      `--caption=${JFK}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        COUNTERS: counters,
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        ...Object.fromEntries(['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, temporary])),
      },
    },
  );
  try {
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    // What both say once something can connect to them.
    expect(errors).not.toMatch(/(Debugger|DevTools) listening/);
    expect(existsSync(trace)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readFileSync(join(folder, 'data/logs/jamak.log'), 'utf8')).toContain(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 is not heeded',
    );
    if (alone !== null) return;
    expect(triesOf(counters)).toEqual({ tcp: 0, udp: 0 });
    // The kernel does count who tries.
    const [tool, tries] = inOwnNetwork(process.execPath, '-e', "fetch('http://198.51.100.1').catch(() => 0)");
    spawnSync(tool, tries, { env: { ...process.env, COUNTERS: counters } });
    expect(triesOf(counters).tcp).toBeGreaterThan(0);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
