import { readFileSync, readlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { COUNTRY, expect } from '../e2e/jamak';
import { statusOf, test } from './account';

/** What its filter of system calls is when a process has one. */
const FILTERED = '2';

for (const { locale, label, sample } of [
  { locale: 'de_DE.UTF-8', label: 'Start captions', sample: false },
  { locale: 'ko_KR.UTF-8', label: '자막 시작', sample: false },
  // Nothing says how paths and texts are encoded.
  { locale: 'C', label: 'Start captions', sample: true },
]) {
  test(`somebody who never started it, with the locale ${locale}: sees “${label}”${sample ? ' and has the sample captioned' : ''}, within the sandbox`, async ({
    account,
    openAs,
  }) => {
    const user = account();
    const app = await openAs(user, [], { LANG: locale });
    const control = await app.window('control');
    await control.getByTestId('first-run-skip').click();
    await expect(control.getByTestId('start-stop')).toHaveText(label);
    if (sample) {
      await app.start('sample');
      await expect.poll(() => app.transcript()).toMatch(COUNTRY);
    }

    const main = app.electron.process().pid ?? 0;
    expect(readFileSync(`/proc/${main}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    expect(statusOf(main, 'Uid').split(/\s+/u)[0]).toBe(String(user.uid));
    const pages = await app.electron.evaluate(({ app: it }) =>
      it.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
    );
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      expect(statusOf(page, 'Seccomp')).toBe(FILTERED);
      expect(readlinkSync(`/proc/${page}/ns/pid`)).not.toBe(readlinkSync(`/proc/${main}/ns/pid`));
    }

    expect(app.userData).toBe(user.data);
    const open = execFileSync('find', [user.data, '!', '-type', 'l', '-perm', '/077'], { encoding: 'utf8' });
    expect(open).toBe('');
  });
}
