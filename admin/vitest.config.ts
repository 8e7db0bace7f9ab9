import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    setupFiles: ['src/testing/setup.ts'],
    // Its ES modules name their own files without an extension, which Node refuses.
    server: { deps: { inline: [/ra-language-russian/] } },
    // The panel is loaded once for each worker, not for each file; nothing of it outlives a test (`setup.ts`).
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
