import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagnosticsFiles } from '../../../../src/main/app/diagnostics/diagnostics';
import { DiagnosticsDesk } from '../../../../src/main/app/diagnostics/diagnostics-desk';
import { Dumps } from '../../../../src/main/app/diagnostics/dumps';
import { CHECKS, examine, type CheckName, type Look } from '../../../../src/main/app/diagnostics/findings';
import { unzipped } from '../../../fakes/platform/unzipped';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

const CRASH = {
  at: 1,
  what: 'overlay',
  reason: 'crashed',
  exitCode: 5,
  version: '1.0.0',
  uptimeMs: 2,
  captioning: false,
} as const;

function open() {
  const folder = temporaryFolder();
  const logs = ['jamak.log', 'jamak.old.log'].map((name) => join(folder, name));
  writeFileSync(logs[0]!, '[2026-11-27 15:16:22.123] [warn]  request failed Kim Minseo said hello\n');
  writeFileSync(logs[1]!, `${'x'.repeat(300_000)}\n[2026-11-26 15:16:22.123] [info]  model loaded 12\n`);
  writeFileSync(join(folder, 'a.dmp'), 'memory with a secret word');
  let looks = 0;
  let nowMs = 0;
  let kept = [CRASH];
  const desk = new DiagnosticsDesk({
    crashes: {
      get all() {
        return kept;
      },
      clear: () => (kept = []),
    },
    dumps: new Dumps(folder),
    look: () => {
      looks++;
      return diagnosticsFiles({ findings: [], crashes: kept, logs, run: null });
    },
    now: () => nowMs,
  });
  return { desk, folder, looks: () => looks, pass: (ms: number) => (nowMs += ms) };
}

it('what is saved is what was shown, word for word, and no memory unless it is asked for', async () => {
  const { desk, folder, looks } = open();
  const shown = await desk.look();
  const path = join(folder, 'out.zip');
  await desk.save(path, false);
  const saved = [...unzipped(path)].map(([name, content]) => ({ name, text: content.toString() }));
  expect(saved).toEqual(shown);
  expect(looks()).toBe(1);
  expect(saved.map(({ name }) => name)).toEqual(['doctor.json', 'crashes.json', 'log.txt']);
  expect(JSON.stringify(saved)).not.toMatch(/Kim|Minseo|hello|xxx|secret/u);
  expect(saved[2]?.text).toContain('request failed …');
  expect(saved[2]?.text).toContain('model loaded 12');

  await desk.save(path, true);
  expect(unzipped(path).get('dumps/1.dmp')?.toString()).toBe('memory with a secret word');
});

it('looks one at a time, anew after a while, and never shows what was deleted', async () => {
  const { desk, looks, pass, folder } = open();
  await Promise.all([desk.look(), desk.look(), desk.save(join(folder, 'a.zip'), false)]);
  expect(looks()).toBe(1);
  pass(60_000);
  await desk.look();
  expect(looks()).toBe(2);
  expect(desk.crashes).toEqual({ crashes: [CRASH], dumps: { count: 1, bytes: 25 } });
  expect(desk.forget()).toEqual({ crashes: [], dumps: { count: 0, bytes: 0 } });
  const files = await desk.look();
  expect(files.find(({ name }) => name === 'crashes.json')?.text).not.toContain('overlay');
});

it('what can’t be written leaves nothing half', async () => {
  const { desk, folder } = open();
  await expectJamakError(() => desk.save(join(folder, 'none', 'out.zip'), false), 'export-failed');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('each look is told with how long it took, and one that throws by its code alone', async () => {
  let now = 0;
  const looks = Object.fromEntries(
    CHECKS.map((check) => [check, () => Promise.resolve({ state: 'ok' as const, found: (now += 5) })]),
  ) as unknown as Record<CheckName, Look>;
  looks.database = () => Promise.reject(Object.assign(new Error('/home/ann/x'), { code: 'ENOENT' }));
  const findings = await examine(looks, () => now);
  expect(findings.map(({ check }) => check)).toEqual([...CHECKS]);
  expect(findings[0]).toMatchObject({ state: 'ok', tookMs: 5 });
  expect(findings.find(({ check }) => check === 'database')).toEqual({
    check: 'database',
    state: 'failed',
    found: 'ENOENT',
    tookMs: 0,
  });
});
