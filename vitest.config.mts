import { defineConfig } from 'vitest/config';

/** Tests that replace modules, as Electron, or that ask what a module does the first time: each file has its own. */
const WHOLE = ['tests/unit/app/**/*.test.ts', 'tests/unit/language/embedded/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        // Nothing of theirs outlasts a file, so they share what they import: that is half of the time they take.
        test: {
          name: 'rooms',
          include: ['tests/unit/**/*.test.ts'],
          exclude: WHOLE,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'whole', include: [...WHOLE, 'tests/integration/**/*.test.ts'] },
      },
    ],
  },
});
