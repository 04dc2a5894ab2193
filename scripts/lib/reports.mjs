import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../setup/paths.mjs';

/**
 * The count of a stage of tests: what its JSON report says, and one failure more where the stage failed in a way that
 * no test accounts for (it crashed, a file could not be loaded, nothing ran).
 *
 * @param {string} path the report, which is missing when the stage crashed
 * @param {(report: any) => { passed: number, failed: number, notable: string[] }} parse
 * @param {number} exitCode
 */
export function countTests(path, parse, exitCode) {
  const { passed, failed, notable } = readCounts(path, parse);
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: failed + (unexplained ? 1 : 0), notable };
}

function readCounts(path, parse) {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, notable: [] };
  }
}

/** A flaky test passed in the end, and is named all the same: it is a fault that hides. */
export function parseVitest({ numPassedTests, numFailedTests, testResults }) {
  const notable = testResults.flatMap(({ name, status, message, assertionResults }) => {
    // One that passed when it was tried again keeps what it failed of.
    const failed = assertionResults.filter(({ failureMessages }) => failureMessages.length > 0);
    if (failed.length === 0 && status === 'failed')
      return [`failed: ${relative(name)}: ${firstLine(message)}`];
    return failed.map(
      ({ status: verdict, fullName, failureMessages }) =>
        `${verdict === 'failed' ? 'failed' : 'flaky'}: ${relative(name)}: ${fullName}: ${firstLine(failureMessages[0])}`,
    );
  });
  return { passed: numPassedTests, failed: numFailedTests, notable };
}

export function parsePlaywright({ stats, suites }) {
  const verdicts = { unexpected: 'failed', flaky: 'flaky' };
  const notable = specsOf(suites)
    .filter(({ tests }) => tests.some(({ status }) => status in verdicts))
    .map(({ file, title, tests }) => {
      const { status, results } = tests.find((each) => each.status in verdicts);
      const message = results.find(({ error }) => error)?.error.message;
      return `${verdicts[status]}: ${file}: ${title}: ${firstLine(message)}`;
    });
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, notable };
}

function specsOf(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)]);
}

function relative(path) {
  return path.startsWith(projectRoot) ? path.slice(projectRoot.length + 1) : path;
}

function firstLine(message = '') {
  return stripVTControlCharacters(message).trim().split('\n', 1)[0];
}

/** The table of stages with the tests that failed or nearly did, and the line that ends every test run. */
export function summarise(stages) {
  const width = Math.max(...stages.map(({ name }) => name.length));
  const rows = stages.map(({ name, passed, failed, ms }) => {
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    return `${name.padEnd(width)}  ${verdict}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed  ${(ms / 1000).toFixed(1).padStart(6)} s`;
  });
  // CI keeps only the end of what is printed: what failed must stand there.
  const notable = stages.flatMap((stage) => stage.notable ?? []);
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  return {
    table: [...rows, ...(notable.length > 0 ? ['', ...notable] : [])].join('\n'),
    closing: `${sum('passed')} passed, ${sum('failed')} failed`,
    ok: sum('failed') === 0,
  };
}
