import { defineConfig } from '@playwright/test'
import { chromium } from '../chromium'

// `npm run gallery`: every component in its states, in pictures, looked at by axe. Apart from the
// journeys, because it needs no server of ours.
export default defineConfig({
  testDir: '.',
  testMatch: 'gallery.spec.ts',
  outputDir: '../results',
  globalSetup: './setup.ts',
  workers: 1,
  timeout: 180_000,
  reporter: [['list']],
  use: { launchOptions: chromium() },
})
