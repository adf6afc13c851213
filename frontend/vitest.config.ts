import { defineConfig, mergeConfig } from 'vitest/config'
import vite from './vite.config.ts'

// Rules, words and the journeys' server (.test.ts) need no browser and start at once; components
// (.test.tsx) get jsdom.
export default mergeConfig(
  vite,
  defineConfig({
    test: {
      globals: true,
      css: false,
      restoreMocks: true,
      projects: [
        { extends: true, test: { name: 'rules', include: ['src/**/*.test.ts', 'e2e/*.test.ts'] } },
        {
          extends: true,
          test: {
            name: 'components',
            include: ['src/**/*.test.tsx'],
            environment: 'jsdom',
            setupFiles: ['src/testing/setup.ts'],
            // Typing is simulated key by key, and the machine may be busy.
            testTimeout: 20_000,
          },
        },
      ],
    },
  }),
)
