import { defineConfig } from '@playwright/test'
import { chromium } from './e2e/chromium'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // The gallery has a configuration of its own; the README's pictures are taken when asked for.
  testIgnore: ['gallery/**', ...(process.env.TURNOUT_PICTURES ? [] : ['pictures/**'])],
  outputDir: 'e2e/results',
  globalSetup: './e2e/global-setup.ts',
  // One server, one database, two cores: journeys that change things take turns.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  // These end what hangs; a slow machine is no failure.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.TURNOUT_URL,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // Wherever the reader is, times are London's.
    timezoneId: 'America/New_York',
    launchOptions: chromium(),
    trace: 'retain-on-failure',
  },
})
