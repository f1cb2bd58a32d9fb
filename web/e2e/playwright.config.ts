import { defineConfig } from '@playwright/test';

// The tests run against a real server that is already there: see door.ts for what it is asked.
const address = process.env.PLENARY_TEST_URL ?? 'http://localhost:8080';
const executablePath = process.env.PLENARY_CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // One server and one text for all: the tests take turns.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? 'line' : 'list',
  use: {
    baseURL: address,
    launchOptions: { executablePath },
    trace: 'retain-on-failure',
    locale: 'en-GB',
  },
});
