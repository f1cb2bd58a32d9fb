import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// The workers read this file again: they must come to the same server.
process.env.PLENARY_TEST_PORT ??= String(await freePort());
const address = `http://localhost:${process.env.PLENARY_TEST_PORT}`;
const executablePath =
  process.env.PLENARY_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const BARRIERS = '**/access.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One server for all, each story with a text of its own. Stories take turns: in two at once steps
  // that wait for each other come late. Beside them axe looks at the pages, which waits for nobody.
  workers: 2,
  projects: [
    { name: 'stories', testIgnore: BARRIERS, workers: 1 },
    { name: 'barriers', testMatch: BARRIERS, workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? 'line' : 'list',
  webServer: {
    command: 'node e2e/serve.mjs',
    url: `${address}/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    reuseExistingServer: false,
  },
  use: {
    baseURL: address,
    // Root may not have Chromium's sandbox; the pages are our own.
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
    // Tracing each step takes a third of the processor: PLENARY_TRACE=1 when a story must be looked into.
    trace: process.env.PLENARY_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
  },
});
