import { mkdtempSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

export interface BuiltEntry {
  readonly path: string
  remove(): void
}

/** Builds an entry of main from its source as it is now, so that a test needs no earlier build. */
export async function buildEntry(source: string): Promise<BuiltEntry> {
  const outDir = mkdtempSync(join(tmpdir(), 'leastwise-entry-'))
  const name = `${basename(source, '.ts')}.cjs`
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      lib: { entry: resolve(source), formats: ['cjs'], fileName: () => name },
      rollupOptions: { external: [...builtinModules, /^node:/, '@duckdb/node-api'] },
    },
  })
  return {
    path: join(outDir, name),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  }
}
