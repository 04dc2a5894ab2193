import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
const oxlint = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');

/**
 * Runs the project's own oxlint and configuration on a project that holds only these files, and returns
 * what it found in each: `rule: message`, by path. Files without a finding are not in the result.
 */
export async function lint(files: Readonly<Record<string, string>>): Promise<Map<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-lint-'));
  try {
    return await lintIn(folder, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lintIn(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Map<string, string[]>> {
  for (const name of ['.oxlintrc.json', 'lint'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.tests.json') }),
  );
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  // By name, because oxlint would follow the link into node_modules.
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/', 1)[0] ?? ''))];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [oxlint, '-f', 'unix', ...folders], { cwd: folder }, (_, stdout) =>
      resolve(stdout),
    );
  });
  return readFindings(output);
}

/** Lines of the format `path:line:column: message [Error/rule]`. */
function readFindings(output: string): Map<string, string[]> {
  const findings = new Map<string, string[]>();
  for (const [, path = '', message, rule] of output.matchAll(
    /^([^:\s]+):\d+:\d+: (.*) \[Error\/(.*)\]$/gmu,
  )) {
    findings.set(path, [...(findings.get(path) ?? []), `${rule}: ${message}`]);
  }
  return findings;
}
