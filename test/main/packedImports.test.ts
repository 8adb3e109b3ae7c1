import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const BUILT = resolve(import.meta.dirname, '../../out/main')

it('loads every module by require(): the packed archive of older Electrons has no import()', () => {
  const scripts = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  expect(scripts.length).toBeGreaterThan(5)
  const importing = scripts.filter((name) => /\bimport\(/.test(readFileSync(join(BUILT, name), 'utf8')))
  expect(importing).toEqual([])
})
