import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const entry = (path: string) => resolve(import.meta.dirname, path);
// The pages' scripts. The server finds the hashed files through the manifest.
const entries = ['src/draft/main.tsx', 'src/public/public.ts', 'src/verify/main.ts']
  .map(entry)
  .filter(existsSync);

export default defineConfig({
  base: '/static/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    // Fonts as data: URLs would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rollupOptions: { input: entries },
  },
  server: {
    proxy: {
      '/api': 'http://localhost:8080',
      '/live': { target: 'ws://localhost:8080', ws: true },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});
