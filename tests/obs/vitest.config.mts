import { defineConfig } from 'vitest/config';

/** With a real OBS: `npm run test:obs` starts what they need. One after the other, because each has an OBS of its own. */
export default defineConfig({
  test: {
    include: ['tests/obs/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
