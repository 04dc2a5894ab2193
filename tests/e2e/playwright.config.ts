import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Sound is played at its own speed, and two cores carry one app at a time.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: 'line',
  forbidOnly: process.env['CI'] !== undefined,
});
