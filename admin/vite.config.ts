import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev -w admin` sends /api: the server started by `npm start` unless told otherwise. */
const api = process.env.API_URL ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1_500 },
  server: { proxy: { '/api': { target: api, changeOrigin: false }, '/readyz': { target: api } } },
});
