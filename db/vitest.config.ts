import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@perenos/db/testing/global-setup'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
