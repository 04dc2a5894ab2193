import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Sound is played at its own speed, so that tests mostly wait: two cores carry two apps.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: 'line',
  forbidOnly: process.env['CI'] !== undefined,
});
