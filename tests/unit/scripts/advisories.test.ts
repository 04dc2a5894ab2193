import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, judgeAdvisories, shippedPackages } from '../../../scripts/lib/advisories.mjs';

const PACKAGES = {
  '': { dependencies: { native: '1' }, devDependencies: { page: '1', tool: '1' } },
  'node_modules/native': { dependencies: { deep: '1' } },
  'node_modules/native/node_modules/deep': { dependencies: { common: '1' } },
  'node_modules/deep': {},
  'node_modules/page': { peerDependencies: { common: '1', missing: '1' } },
  'node_modules/common': {},
  'node_modules/tool': { dependencies: { deep: '1' } },
};

function report(severity: string, ...nodes: readonly string[]) {
  const advisory = {
    title: 'It leaks',
    severity,
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  };
  return {
    vulnerabilities: {
      deep: { name: 'deep', nodes, via: [advisory] },
      native: { name: 'native', nodes: ['node_modules/native'], via: ['deep'] },
    },
  };
}

describe('what is shipped', () => {
  const shipped = shippedPackages(PACKAGES, ['page', 'node:fs']);

  it('is what the app needs, what its code imports, and all that those need, each where Node finds it', () => {
    expect([...shipped].toSorted()).toEqual([
      'node_modules/common',
      'node_modules/native',
      'node_modules/native/node_modules/deep',
      'node_modules/page',
    ]);
  });

  it.each([
    ['high', 'node_modules/native/node_modules/deep', 'failed'],
    ['critical', 'node_modules/native/node_modules/deep', 'failed'],
    ['moderate', 'node_modules/native/node_modules/deep', 'noted'],
    // The same package at another place, for tools alone.
    ['critical', 'node_modules/deep', 'noted'],
  ] as const)('a fault that is %s in %s is %s', (severity, node, outcome) => {
    const verdict = judgeAdvisories(report(severity, node), shipped, '2026-11-27', []);
    expect(verdict[outcome]).toHaveLength(1);
    expect(verdict.failed.length + verdict.excused.length + verdict.noted.length).toBe(1);
  });

  it('an exception holds for its advisory, until its day', () => {
    const grave = report('high', 'node_modules/native/node_modules/deep');
    const one = {
      package: 'deep',
      advisory: 'GHSA-aaaa-bbbb-cccc',
      reason: 'not called',
      until: '2026-12-01',
    };
    expect(judgeAdvisories(grave, shipped, '2026-12-01', [one]).excused).toHaveLength(1);
    expect(judgeAdvisories(grave, shipped, '2026-12-02', [one]).failed).toHaveLength(1);
    expect(
      judgeAdvisories(grave, shipped, '2026-11-27', [{ ...one, advisory: 'GHSA-xxxx-bbbb-cccc' }]).failed,
    ).toHaveLength(1);
  });
});

it('each exception says why, and until when', () => {
  for (const exception of EXCEPTIONS) {
    expect(exception).toMatchObject({
      package: expect.stringMatching(/./u) as string,
      advisory: expect.stringMatching(/^GHSA(?:-\w{4}){3}$/u) as string,
      reason: expect.stringMatching(/\w{3}/u) as string,
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u) as string,
    });
  }
});

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The scripts of these are not run, and why that is right. */
const NOT_RUN = {
  'core-js': 'it only asks for donations',
  'electron-winstaller': 'it chooses a 7-Zip for Squirrel, which is not used',
  'node-llama-cpp': 'it builds llama.cpp where there is no prebuilt one; there is',
  protobufjs: 'it only warns of version schemes',
} as const;

describe('the lock file', () => {
  const root = join(import.meta.dirname, '../../..');
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('knows every package by its hash, and none by an address', () => {
    expect(installed.length).toBeGreaterThan(300);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(installed.filter(([, { resolved, link }]) => resolved !== undefined || link)).toEqual([]);
  });

  it('names every package that would run a script, and none of them may', () => {
    const withScripts = installed.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? path.replace(/^.*node_modules\//u, '') : [],
    );
    expect(withScripts.toSorted()).toEqual(Object.keys(NOT_RUN).toSorted());
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/mu);
    // Also in a checkout whose .npmrc is not heeded.
    expect(readFileSync(join(root, 'scripts/setup/dependencies.mjs'), 'utf8')).toMatch(
      /'ci', '--ignore-scripts'/u,
    );
  });
});
