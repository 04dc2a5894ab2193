import { defineConfig } from 'playwright/test';

/** They play to the sound server, which all tests share: never two of them at a time. */
const AUDIBLE = /\/(captions|desk|faults)\.test\.ts$/;

const everything = process.env['JAMAK_E2E'] === 'all' || process.env['JAMAK_E2E_PROGRAM'] !== undefined;

export default defineConfig({
  testDir: '.',
  ...(everything ? {} : { grepInvert: /@before-release/ }),
  outputDir: '../../test-results',
  // Sound is played at its own speed, so that tests mostly wait: two cores carry two apps.
  workers: 2,
  projects: [
    { name: 'audible', testMatch: AUDIBLE, workers: 1 },
    { name: 'others', testIgnore: AUDIBLE },
  ],
  // Two apps on two cores: what a busy moment kept waiting for too long is tried once more, and told as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: 'line',
  forbidOnly: process.env['CI'] !== undefined,
});
