import { mkdtempSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

export interface BuiltWorker {
  readonly path: string
  remove(): void
}

/** Builds the fit thread's entry from its source as it is now, so that a test needs no earlier build. */
export async function buildFitWorker(): Promise<BuiltWorker> {
  const outDir = mkdtempSync(join(tmpdir(), 'leastwise-worker-'))
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      lib: {
        entry: resolve('src/main/engine/fitWorker.ts'),
        formats: ['cjs'],
        fileName: () => 'fitWorker.cjs',
      },
      rollupOptions: { external: [...builtinModules, /^node:/] },
    },
  })
  return {
    path: join(outDir, 'fitWorker.cjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  }
}
