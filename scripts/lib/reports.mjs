import { readFileSync } from 'node:fs';

/**
 * The count of a stage of tests: what its JSON report says, and one failure more where the stage failed in a way that
 * no test accounts for (it crashed, a file could not be loaded, nothing ran).
 *
 * @param {string} path the report, which is missing when the stage crashed
 * @param {(report: any) => { passed: number, failed: number }} parse
 * @param {number} exitCode
 */
export function countTests(path, parse, exitCode) {
  const { passed, failed } = readCounts(path, parse);
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: failed + (unexplained ? 1 : 0) };
}

function readCounts(path, parse) {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

export function parseVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** A flaky test passed in the end. */
export function parsePlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** The table of stages, and the line that ends every test run. */
export function summarise(stages) {
  const width = Math.max(...stages.map(({ name }) => name.length));
  const rows = stages.map(({ name, passed, failed, ms }) => {
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    return `${name.padEnd(width)}  ${verdict}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed  ${(ms / 1000).toFixed(1).padStart(6)} s`;
  });
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  return {
    table: rows.join('\n'),
    closing: `${sum('passed')} passed, ${sum('failed')} failed`,
    ok: sum('failed') === 0,
  };
}
