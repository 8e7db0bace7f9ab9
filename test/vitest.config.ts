import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@perenos/db/testing/global-setup'],
    // Files share what they import: the database's entities take seconds to load.
    isolate: false,
    // They wait for the browser and the product more than they work.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
