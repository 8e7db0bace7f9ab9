import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // the modules are loaded once a worker, not once a file: half of the time went into it
    isolate: false,
    globalSetup: ['@perenos/db/testing/global-setup'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
