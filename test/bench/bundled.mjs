import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Bundles a module of the sources as the program's build does, so that it runs at the program's speed, and gives the bundle's path to
 * `use`; it is gone afterwards.
 */
export async function withBundle(entry, use) {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@shared': resolve('src/shared') } },
      ssr: { noExternal: true },
      build: {
        ssr: resolve(entry),
        outDir: folder,
        target: 'node18',
        minify: 'oxc',
        rollupOptions: { output: { entryFileNames: '[name].mjs' } },
      },
    })
    return await use(join(folder, basename(entry).replace(/\.ts$/, '.mjs')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The exports of a bundled module. */
export const importBundled = (entry) => withBundle(entry, (path) => import(pathToFileURL(path).href))
