import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const alias = { '@shared': resolve('src/shared') }

export default defineConfig({
  resolve: { alias },
  test: {
    // Many tests wait for a process of theirs: one worker for each core, where the default leaves one core idle.
    maxWorkers: '100%',
    reporters: ['default', './scripts/closingLineReporter.mjs'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          setupFiles: ['test/propertySeed.ts'],
          include: ['test/{shared,reference,main,architecture,docs}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        plugins: [vue()],
        test: {
          name: 'component',
          setupFiles: ['test/propertySeed.ts'],
          include: ['test/renderer/**/*.test.ts'],
          environment: 'happy-dom',
          // Its components import their styles, which Node cannot.
          server: { deps: { inline: ['element-plus'] } },
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          // After the others, so that the window has the machine to itself; a person waits longer than a second.
          sequence: { groupOrder: 1 },
          expect: { poll: { timeout: 15_000 } },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
