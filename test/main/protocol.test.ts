import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetPath, serveAsset } from '../../src/main/protocol'

const root = mkdtempSync(join(tmpdir(), 'leastwise-protocol-'))
const folder = join(root, 'renderer')
const docs = join(root, 'docs')

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-secret'))
  mkdirSync(join(docs, 'en'), { recursive: true })
  writeFileSync(join(docs, 'en', 'ols.md'), '# Least squares')
  writeFileSync(join(root, 'secret.md'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index.js'), 'export {}')
  writeFileSync(join(root, 'secret.js'), 'secret')
  writeFileSync(join(root, 'renderer-secret', 'secret.js'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const get = (url: string, method = 'GET') =>
  serveAsset({ url, method }, { folders: { page: folder, docs }, styleNonce: 'abc' })

describe('serveAsset', () => {
  it('serves the built files with their type, the policy and nosniff', async () => {
    const page = await get('app://leastwise/index.html?x=1#y')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("'nonce-abc'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const script = await get('app://leastwise/assets/index.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await script.text()).toBe('export {}')
  })

  it('serves the documentation as text', async () => {
    const page = await get('app://leastwise/docs/en/ols.md')
    expect(page.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(await page.text()).toBe('# Least squares')
  })

  it.each([
    'app://leastwise/missing.js',
    'app://leastwise/docs/en/missing.md',
    'app://leastwise/docs/..%2fsecret.md',
    'app://leastwise/docs/en/..%2f..%2fsecret.md',
    'app://leastwise/docs/%2e%2e/secret.md',
    'app://leastwise/docs/',
    'app://leastwise/',
    'app://leastwise/assets',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'app://leastwise/..%2fsecret.js',
    'app://leastwise/%2e%2e/secret.js',
    'app://leastwise/..%5csecret.js',
    'app://leastwise/../renderer-secret/secret.js',
    'app://leastwise/..%2frenderer-secret%2fsecret.js',
    'app://leastwise/%00index.html',
    'app://leastwise/%E0%A4%A.html',
    'no url',
  ])('answers 404 to %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('answers 404 to anything but GET', async () => {
    expect((await get('app://leastwise/index.html', 'POST')).status).toBe(404)
  })

  it('never names a path outside the folder, whatever the URL', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      'a',
      'b.js',
      '%00',
      '//',
      ':',
      '~',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = assetPath(`app://leastwise/${pieces.join('')}`, folder)
        return path === null || path.startsWith(`${folder}/`)
      }),
      { numRuns: 2000 },
    )
  })
})
