import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { FileFactsBook } from '../../../src/main/project/fileFacts'
import { ProjectOffers } from '../../../src/main/project/projectOffers'
import { parseProject } from '../../../src/main/project/readProject'

let folder: string
let path: string
const granted: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-bad-'))
  path = join(folder, 'p.leastwise')
  granted.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const offers = () =>
  new ProjectOffers({
    facts: new FileFactsBook(),
    folder: join(folder, 'embedded'),
    isKnownFile: () => false,
    isOwnProject: () => false,
    grant: (first) => {
      granted.push(first)
      return { grant: first, name: first }
    },
  })

const part = { relative: 'a.csv', absolute: '/data/a.csv', bytes: 3, modified: 1, sha256: 'a'.repeat(64) }
const point = { id: 1, parent: null, name: 'openFile', at: 1, patch: {} }
const project = {
  format: 'leastwise/project',
  version: 1,
  program: { name: 'Leastwise', version: '1.0.0' },
  saved: '2024-05-31T12:00:00.000Z',
  files: { data: { parts: [part] } },
  document: { ...emptyDocument, source: { grant: 'data', name: 'a.csv', options: {} } },
}
const write = (content: object): void => writeFileSync(path, JSON.stringify(content))

describe('a hostile project', () => {
  it('of a gigabyte is refused at once, without being read', async () => {
    const file = openSync(path, 'w')
    ftruncateSync(file, 1_000_000_000)
    closeSync(file)
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(await offers().open(path)).toMatchObject({ error: { code: 'project-too-large' } })
    expect(performance.now() - started).toBeLessThan(1000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('of more values than memory is good for is refused before it is parsed', () => {
    const text = `{"format":"leastwise/project","files":[${'[],'.repeat(6_000_000)}[]]}`
    expect(parseProject(text, path)).toMatchObject({ error: { code: 'project-too-many-values' } })
  })

  it.each(['../../../../etc/passwd', '/etc/passwd', 'a/../../../../etc/passwd', '..'])(
    'that names %s reads nothing and gets no leave to',
    async (relative) => {
      write({ ...project, files: { data: { parts: [{ ...part, relative, absolute: '/etc/passwd' }] } } })
      const opened = await offers().open(path)
      expect(opened).toMatchObject({ ok: true, value: { files: [{ grant: null, now: null }] } })
      expect(granted).toEqual([])
    },
  )

  it.each(['../../evil.csv', '/tmp/evil.csv', String.raw`C:\Windows\evil.csv`, '..', '\u0000', 'a/.hidden'])(
    'whose data calls itself %s is taken out within the folder for it',
    async (absolute) => {
      const data = Buffer.from('x\n1\n')
      const own = {
        relative: null,
        absolute,
        bytes: data.length,
        modified: 1,
        sha256: createHash('sha256').update(data).digest('hex'),
        embedded: gzipSync(data).toString('base64'),
      }
      write({ ...project, files: { data: { parts: [own] } } })
      const opened = await offers().open(path)
      expect(opened).toMatchObject({ ok: true, value: { files: [{ state: 'same' }] } })
      expect(granted).toHaveLength(1)
      expect(granted[0].startsWith(join(folder, 'embedded', own.sha256))).toBe(true)
      expect(readdirSync(folder).sort()).toEqual(['embedded', 'p.leastwise'])
    },
  )

  it('whose data unpacks to more than it says is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000)).toString('base64')
    write({ ...project, files: { data: { parts: [{ ...part, embedded: bomb }] } } })
    expect(await offers().open(path)).toMatchObject({ ok: true, value: { files: [{ grant: null }] } })
  })

  it('keeps names as the texts that they are', async () => {
    const name = '<img src=x onerror="alert(1)">'
    write({ ...project, document: { ...project.document, source: { grant: 'data', name, options: {} } } })
    expect(await offers().open(path)).toMatchObject({ ok: true, value: { document: { source: { name } } } })
  })

  it('does not reach the prototypes of the program', () => {
    const text = JSON.stringify(project).replace('"files":', '"__proto__":{"polluted":1},"files":')
    expect(parseProject(text, path).ok).toBe(false)
    expect('polluted' in {}).toBe(false)
  })
})

describe('a history that was edited wrong names the place', () => {
  it.each([
    ['history.current', { current: 2, points: [point] }],
    ['history.points[1].id', { current: 1, points: [point, { ...point, parent: 1 }] }],
    ['history.points[0].parent', { current: 1, points: [{ ...point, parent: 1 }] }],
    ['history.points[1].parent', { current: 1, points: [point, { ...point, id: 2, parent: 3 }] }],
    ['history.points[1].parent', { current: 1, points: [point, { ...point, id: 2 }] }],
    [
      'history.points[1].patch.set.outlierThreshold',
      {
        current: 1,
        points: [point, { ...point, id: 2, parent: 1, patch: { set: { outlierThreshold: -1 } } }],
      },
    ],
    [
      'history.points[1].patch',
      {
        current: 1,
        points: [
          point,
          {
            ...point,
            id: 2,
            parent: 1,
            patch: { set: { source: { grant: '/etc/passwd', name: 'p', options: {} } } },
          },
        ],
      },
    ],
  ])('%s', (place, history) => {
    expect(parseProject(JSON.stringify({ ...project, history }), path)).toMatchObject({
      ok: false,
      error: { code: 'project-invalid', place },
    })
  })
})
