import { defineConfig } from 'playwright/test';
import ofCheckout from '../e2e/playwright.config';

/** `npm run test:package`: the end-to-end tests on the packaged app, and those that only a package can be asked. */
export default defineConfig(ofCheckout, {
  projects: [
    ...(ofCheckout.projects ?? []).map((project) => ({ ...project, testDir: '../e2e' })),
    // They make users of this machine.
    { name: 'package', testDir: '.', workers: 1, timeout: 400_000 },
  ],
});
