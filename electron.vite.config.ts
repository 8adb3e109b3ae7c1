import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const alias = { '@shared': resolve('src/shared') }

/**
 * One build that runs on every Electron from 25 up. The engine, its threads and the command line (under Node,
 * and in the installed program) are entries of their own: each starts in its own process or thread.
 */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node18',
      minify: 'oxc',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          engineProcess: resolve('src/main/engine/engineProcess.ts'),
          fitWorker: resolve('src/main/engine/fitWorker.ts'),
          workbookWorker: resolve('src/main/data/workbook/workbookWorker.ts'),
          commandThread: resolve('src/main/commandThread.ts'),
          fitTeamWorker: resolve('src/main/cli/fitTeamWorker.ts'),
          cli: resolve('src/main/cli/cli.ts'),
        },
        // Electron before 28 cannot import() a module out of the packed archive; require() it can.
        output: { dynamicImportInCjs: false },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node18',
      minify: 'oxc',
      rollupOptions: { input: { index: resolve('src/preload/index.ts') } },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [vue()],
    build: {
      target: 'chrome114',
      minify: 'oxc',
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
