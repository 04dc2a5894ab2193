import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, parsePlaywright, parseVitest, summarise } from '../../../scripts/lib/reports.mjs';
import { temporaryFolder } from './temporary-folder';

function report(content: object): string {
  const path = join(temporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test('vitest and playwright reports are counted', () => {
  const vitest = report({ numPassedTests: 12, numFailedTests: 2 });
  expect(countTests(vitest, parseVitest, 1)).toEqual({ passed: 12, failed: 2 });
  const playwright = report({ stats: { expected: 5, flaky: 1, unexpected: 0, skipped: 3 } });
  expect(countTests(playwright, parsePlaywright, 0)).toEqual({ passed: 6, failed: 0 });
});

test('a stage that crashed, lost a file or ran nothing has failed', () => {
  const none = join(temporaryFolder(), 'none.json');
  expect(countTests(none, parseVitest, 139)).toEqual({ passed: 0, failed: 1 });
  expect(countTests(none, parseVitest, 0)).toEqual({ passed: 0, failed: 1 });
  const unloadable = report({ numPassedTests: 3, numFailedTests: 0 });
  expect(countTests(unloadable, parseVitest, 1)).toEqual({ passed: 3, failed: 1 });
  const empty = report({ numPassedTests: 0, numFailedTests: 0 });
  expect(countTests(empty, parseVitest, 0)).toEqual({ passed: 0, failed: 1 });
});

test('the closing line sums all stages', () => {
  const stages = [
    { name: 'lint', passed: 1, failed: 0, ms: 1234 },
    { name: 'unit', passed: 20, failed: 3, ms: 60_000 },
  ];
  const { closing, ok, table } = summarise(stages);
  expect(closing).toBe('21 passed, 3 failed');
  expect(ok).toBe(false);
  expect(table.split('\n')).toHaveLength(2);
  expect(summarise(stages.slice(0, 1))).toMatchObject({ closing: '1 passed, 0 failed', ok: true });
});
