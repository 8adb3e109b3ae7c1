import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { migrateProject } from '@shared/project/migrateProject'
import { textShape } from '@shared/project/textShape'
import { parseProject, readProject } from '../../../src/main/project/readProject'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const part = { relative: 'a.csv', absolute: '/data/a.csv', bytes: 3, modified: 1, sha256: 'a'.repeat(64) }
const project = {
  format: 'leastwise/project',
  version: 1,
  program: { name: 'Leastwise', version: '1.0.0' },
  saved: '2024-05-31T12:00:00.000Z',
  files: { data: { parts: [part] } },
  document: { ...emptyDocument, source: { grant: 'data', name: 'a.csv', options: {} } },
}
const parse = (content: unknown) => parseProject(JSON.stringify(content), 'p.leastwise')

describe('a project', () => {
  it('is read as it was written', () => {
    const read = parse(project)
    expect(read.ok && read.value.document).toEqual(project.document)
  })

  it('of a newer version is refused', () => {
    const error = { code: 'project-newer', path: 'p.leastwise', version: 7, known: 1 }
    expect(parse({ ...project, version: 7 })).toEqual({ ok: false, error })
  })

  it('of an older version is migrated step by step', () => {
    const migrations = {
      1: (old: object) => ({ ...old, second: true }),
      2: (old: object) => ({ ...old, third: 'second' in old }),
    }
    const migrated = migrateProject(project, { version: 3, migrations })
    expect(migrated).toMatchObject({ ok: true, value: { version: 3, second: true, third: true } })
  })

  it('that was cut short is damaged, wherever the cut is', () => {
    const text = JSON.stringify(project)
    for (let length = 2; length < text.length; length += 37) {
      expect(parseProject(text.slice(0, length), 'p')).toMatchObject({
        ok: false,
        error: { code: 'project-damaged' },
      })
    }
  })

  it.each([
    [
      'document.model.level',
      { document: { ...project.document, model: { ...emptyDocument.model, level: 2 } } },
    ],
    ['files.data.parts[0].sha256', { files: { data: { parts: [{ ...part, sha256: '../..' }] } } }],
    ['document.source.grant', { files: {} }],
    ['version', { version: '1' }],
    [
      'document.exclusions[1].rows',
      {
        document: {
          ...project.document,
          exclusions: [
            { row: 1, reason: '' },
            { row: 0, reason: '' },
          ],
        },
      },
    ],
  ])('edited wrong names the place %s', (place, change) => {
    expect(parse({ ...project, ...change })).toMatchObject({
      ok: false,
      error: { code: 'project-invalid', place },
    })
  })

  it('nested without end is refused before it is parsed', () => {
    const deep = '['.repeat(5_000_000)
    expect(parseProject(deep, 'p')).toMatchObject({ ok: false, error: { code: 'project-too-deep' } })
  })

  it('that is something else is not one', async () => {
    writeFileSync(join(folder, 'a.leastwise'), 'x,y\n1,2\n')
    expect(await readProject(join(folder, 'a.leastwise'))).toMatchObject({
      error: { code: 'project-unrecognised' },
    })
    expect(await readProject(folder)).toMatchObject({ error: { code: 'file-is-folder' } })
    expect(await readProject(join(folder, 'none'))).toMatchObject({ error: { code: 'file-not-found' } })
    expect(parse({ a: 1 })).toMatchObject({ error: { code: 'project-unrecognised' } })
  })
})

describe('the shape of a text', () => {
  it('counts nothing in strings', () => {
    const limit = { depth: 10, values: 10 }
    expect(textShape(String.raw`{"a[[[\"{{,,\\":[1,2]}`, limit)).toEqual({ depth: 2, values: 3 })
  })

  it('is counted no further than to a limit', () => {
    expect(textShape('[[[[[', { depth: 2, values: 10 }).depth).toBe(3)
    expect(textShape('[1,2,3,4,5', { depth: 2, values: 2 }).values).toBe(3)
  })
})
