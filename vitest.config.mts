import { defineConfig } from 'vitest/config';

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
          exclude: ['tests/unit/app/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        // Modules that are replaced, as Electron is, would be so in the next file as well.
        test: { name: 'whole', include: ['tests/unit/app/**/*.test.ts', 'tests/integration/**/*.test.ts'] },
      },
    ],
  },
});
