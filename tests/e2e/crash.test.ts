import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BEFORE_RELEASE, expect, ROOT, test } from './jamak';

test(
  'kill -9 of the whole app, three times: no final is lost or doubled, and each session is recovered',
  BEFORE_RELEASE,
  async () => {
    test.skip(process.platform === 'win32', 'process groups are of POSIX');
    test.setTimeout(600_000);
    const run = promisify(execFile);
    const { stdout } = await run(
      process.execPath,
      ['scripts/crash.mjs', '--times', '3', '--seed', '20261126'],
      {
        cwd: ROOT,
      },
    );
    expect(stdout).toContain('No final was lost or doubled');
    expect(stdout).toMatch(/^3 passed, 0 failed$/m);
    expect(stdout).not.toMatch(/^0 finals were shown/m);
  },
);
