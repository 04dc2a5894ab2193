import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/setup/paths.mjs';
import { countTests, parsePlaywright, parseVitest, summarise } from '../../../scripts/lib/reports.mjs';
import { temporaryFolder } from './temporary-folder';

function report(content: object): string {
  const path = join(temporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test('vitest and playwright reports are counted', () => {
  const vitest = report({ numPassedTests: 12, numFailedTests: 2, testResults: [] });
  expect(countTests(vitest, parseVitest, 1)).toEqual({ passed: 12, failed: 2, notable: [] });
  const playwright = report({ stats: { expected: 5, flaky: 1, unexpected: 0, skipped: 3 }, suites: [] });
  expect(countTests(playwright, parsePlaywright, 0)).toEqual({ passed: 6, failed: 0, notable: [] });
});

test('what failed is named beside the closing line, and what passed only when tried again', () => {
  const file = join(projectRoot, 'tests/unit/a.test.ts');
  const passed = { status: 'passed', fullName: 'good', failureMessages: [] };
  const bad = {
    status: 'failed',
    fullName: 'bad',
    failureMessages: ['\u001b[31mE: 1 is not 2\u001b[39m\n at x'],
  };
  const again = { status: 'passed', fullName: 'again', failureMessages: ['E: late'] };
  const vitest = report({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      { name: file, status: 'failed', assertionResults: [passed, bad, again] },
      { name: '/else/b.test.ts', status: 'failed', message: 'cannot be loaded', assertionResults: [] },
    ],
  });
  const { notable } = countTests(vitest, parseVitest, 1);
  expect(notable).toEqual([
    'failed: tests/unit/a.test.ts: bad: E: 1 is not 2',
    'flaky: tests/unit/a.test.ts: again: E: late',
    'failed: /else/b.test.ts: cannot be loaded',
  ]);
  const spec = (title: string, status: string): object => ({
    file: 'obs.test.ts',
    title,
    tests: [{ status, results: [{}, { error: { message: 'timed out\nsee' } }] }],
  });
  const playwright = report({
    stats: { expected: 1, flaky: 1, unexpected: 1 },
    suites: [
      { specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky'), spec('c', 'unexpected')] }] },
    ],
  });
  const e2e = countTests(playwright, parsePlaywright, 1);
  expect(e2e.notable).toEqual(['flaky: obs.test.ts: b: timed out', 'failed: obs.test.ts: c: timed out']);
  const stages = [
    { name: 'unit', passed: 1, failed: 1, ms: 1, notable },
    { name: 'e2e', ms: 1, ...e2e },
  ];
  expect(summarise(stages).table.split('\n').slice(2)).toEqual(['', ...notable, ...e2e.notable]);
});

test('a stage that crashed, lost a file or ran nothing has failed', () => {
  const none = join(temporaryFolder(), 'none.json');
  expect(countTests(none, parseVitest, 139)).toMatchObject({ passed: 0, failed: 1 });
  expect(countTests(none, parseVitest, 0)).toMatchObject({ passed: 0, failed: 1 });
  const unloadable = report({ numPassedTests: 3, numFailedTests: 0, testResults: [] });
  expect(countTests(unloadable, parseVitest, 1)).toMatchObject({ passed: 3, failed: 1 });
  const empty = report({ numPassedTests: 0, numFailedTests: 0, testResults: [] });
  expect(countTests(empty, parseVitest, 0)).toMatchObject({ passed: 0, failed: 1 });
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
