// npm run audit: what is publicly known against the packages of package-lock.json. Asks the registry that npm is set to;
// where that does not answer such questions it says so, and fails only with --required, as a release does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAdvisories, shippedPackages } from './lib/advisories.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { runNpm } from './setup/npm.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUpPackages } from './setup.mjs';

const IMPORT = /(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w-][\w.-]*)/g;

/** The packages that our own code names. */
function importedPackages() {
  const folder = join(projectRoot, 'src');
  const files = readdirSync(folder, { recursive: true }).filter((path) => /\.(?:tsx?|css)$/.test(path));
  const names = files.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(IMPORT)].map(([, name]) => name),
  );
  return [...new Set(names)];
}

/** Null where nobody answers. */
function reportOf(printed) {
  try {
    const report = JSON.parse(printed);
    return typeof report.vulnerabilities === 'object' && report.vulnerabilities !== null ? report : null;
  } catch {
    return null;
  }
}

await runMain(() => {
  setUpPackages();
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const { stdout, output } = runNpm(['audit', '--package-lock-only', '--json', '--audit=true']);
  const report = reportOf(stdout);
  if (!report) {
    const said =
      output.split('\n').find((line) => /npm (?:error|warn)|"(?:summary|message)"/.test(line)) ?? '';
    console.log(`audit: skipped, could not ask the registry: ${said.replace(/https?:\/\/\S+/g, '').trim()}`);
    if (process.argv.includes('--required')) {
      throw new SetupFailure('the audit is required here: run it where the registry answers "npm audit".');
    }
    return;
  }
  const shipped = shippedPackages(packages, importedPackages());
  const { failed, excused, noted } = judgeAdvisories(report, shipped, new Date().toISOString().slice(0, 10));
  for (const line of noted) console.log(`noted: ${line}`);
  for (const line of excused) console.log(`excused: ${line}`);
  for (const line of failed) console.error(`FAILED: ${line}`);
  const all = Object.keys(packages).length - 1;
  console.log(`audit: ${all} packages, ${shipped.size} of them shipped; ${failed.length} failed`);
  if (failed.length > 0) {
    throw new SetupFailure(
      'a package that is shipped has a known grave fault: update it, or name it in scripts/lib/advisories.mjs with the reason and until when.',
    );
  }
});
