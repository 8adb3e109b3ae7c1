import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import { applyCommand, emptyHistory, undoCommand } from '@shared/document/history'
import { openHistory, saveHistory } from '@shared/project/savedHistory'
import { FileFactsBook } from '../../../src/main/project/fileFacts'
import { LeftJournals } from '../../../src/main/project/leftJournals'
import { ProjectOffers } from '../../../src/main/project/projectOffers'
import { ProjectSession } from '../../../src/main/project/projectSession'

let folder: string
let data: string
const facts = new FileFactsBook()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-session-'))
  data = join(folder, 'data.csv')
  writeFileSync(data, 'x,y\n1,2\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const session = (): ProjectSession =>
  new ProjectSession({
    facts,
    journals: new LeftJournals(join(folder, 'journal')),
    program: { name: 'Leastwise', version: '1' },
    pathsOf: () => [data],
    restoreGrant: () => undefined,
    onSaved: () => undefined,
    onJournalFailure: () => undefined,
  })
const offers = (): ProjectOffers =>
  new ProjectOffers({
    facts,
    folder: join(folder, 'embedded'),
    isKnownFile: () => false,
    isOwnProject: () => false,
    grant: (path) => ({ grant: path, name: path }),
  })
const document: AnalysisDocument = {
  ...emptyDocument,
  source: { grant: 'g', name: 'data.csv', options: {} },
  exclusions: Array.from({ length: 10_000 }, (_, index) => ({
    rows: String(index + 1),
    reason: 'far out',
    by: null,
    when: null,
  })),
}
const content = { document, tables: {} }
const beside = { ...content, data: 'beside' } as const

describe('saving', () => {
  it('takes at most 50 ms with 10,000 exclusions, and keeps the version before', async () => {
    const path = join(folder, 'p.leastwise')
    const work = session()
    await work.saveAs(path, beside)
    const first = readFileSync(path, 'utf8')
    const times: number[] = []
    for (let turn = 0; turn < 9; turn++) {
      const started = performance.now()
      expect((await work.save(content)).ok).toBe(true)
      times.push(performance.now() - started)
    }
    times.sort((one, other) => one - other)
    console.info(`saving 10,000 exclusions: median ${times[4].toFixed(1)} ms, best ${times[0].toFixed(1)} ms`)
    expect(times[0]).toBeLessThan(50)
    expect(JSON.parse(readFileSync(`${path}.bak`, 'utf8'))).toMatchObject({ format: 'leastwise/project' })
    expect(first).toContain('"sha256"')
    await work.end()
    expect(readdirSync(folder).sort()).toEqual(['data.csv', 'p.leastwise', 'p.leastwise.bak'])
  })

  it('does not overwrite what another instance has open, or has written', async () => {
    const path = join(folder, 'p.leastwise')
    const one = session()
    await one.saveAs(path, beside)
    const offer = offers()
    const opened = await offer.open(path)
    const other = session()
    const adopted = opened.ok ? offer.take(opened.value.project) : undefined
    if (adopted === undefined) throw new Error('not opened')
    expect((await other.adopt(adopted)).owner).toContain(String(process.pid))
    expect(await other.save(content)).toMatchObject({ error: { code: 'project-open-elsewhere' } })
    expect((await other.saveAs(join(folder, 'q.leastwise'), beside)).ok).toBe(true)
    writeFileSync(path, '{}')
    expect(await one.save(content)).toMatchObject({ error: { code: 'project-changed-elsewhere' } })
    expect(readFileSync(path, 'utf8')).toBe('{}')
    await one.end()
    await other.end()
  })

  it('tells what led to the document, with the project’s names for its files', async () => {
    const path = join(folder, 'p.leastwise')
    const work = session()
    const first = emptyHistory(document)
    const model = { ...document.model, formula: 'y ~ x' }
    const changed = { name: 'editFormula', at: 1, document: { ...document, model } } as const
    const history = undoCommand(applyCommand(first, changed))
    await work.saveAs(path, { ...beside, history: saveHistory(history) })
    await work.end()
    const opened = await offers().open(path)
    if (!opened.ok) throw new Error(opened.error.code)
    const read = openHistory(opened.value.history, opened.value.document)
    expect([...read.points.values()].map((point) => point.document.model.formula)).toEqual(['', 'y ~ x'])
    expect([...read.points.values()].map((point) => point.document.source?.grant)).toEqual(['data', 'data'])
    expect(read.current).toBe(1)
    expect(readFileSync(path, 'utf8')).not.toContain('"grant": "g"')
  })

  it('sweeps what a save that was killed has left beside the project, and nothing else', async () => {
    const path = join(folder, 'p.leastwise')
    await session().saveAs(path, beside)
    const left = ['.p.leastwise.0123456789ab.tmp', '.p.leastwise.0123456789ab.tmp.old']
    const others = ['.q.leastwise.0123456789ab.tmp', '.p.leastwise.notes.tmp', 'p.leastwise.tmp']
    for (const name of [...left, ...others]) writeFileSync(join(folder, name), '{')
    rmSync(join(folder, '.p.leastwise.lock'))
    const offer = offers()
    const opened = await offer.open(path)
    const adopted = opened.ok ? offer.take(opened.value.project) : undefined
    if (adopted === undefined) throw new Error('not opened')
    const work = session()
    await work.adopt(adopted)
    const names = readdirSync(folder)
    expect(names.filter((name) => left.includes(name))).toEqual([])
    expect(names.filter((name) => others.includes(name)).sort()).toEqual(others.sort())
    await work.end()
  })

  it('on a full disk says so and leaves the old file whole', async () => {
    const path = join(folder, 'p.leastwise')
    const work = session()
    await work.saveAs(path, beside)
    const before = readFileSync(path)
    const { open } = await import('node:fs/promises')
    const probe = await open(data, 'r')
    const prototype = Object.getPrototypeOf(probe) as { sync: () => Promise<void> }
    await probe.close()
    const full = Object.assign(new Error('ENOSPC: no space left on device, fsync'), { code: 'ENOSPC' })
    const sync = vi.spyOn(prototype, 'sync').mockRejectedValueOnce(full)
    expect(await work.save(content)).toMatchObject({
      error: { code: 'write-failed', reason: 'ENOSPC: no space left on device' },
    })
    sync.mockRestore()
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await work.save(content)).ok).toBe(true)
    await work.end()
  })
})

describe('recovering', () => {
  it('goes on with the data in the project where it was in it, though the data itself is gone', async () => {
    const path = join(folder, 'p.leastwise')
    const killed = session()
    await killed.saveAs(path, { ...content, data: 'embedded' })
    await killed.note([
      { kind: 'point', id: 1, parent: null, name: 'openFile', at: 1, patch: { set: document } },
      { kind: 'current', id: 1 },
      { kind: 'saved', id: null },
    ])
    await killed.flush()
    rmSync(join(folder, '.p.leastwise.lock'))
    const next = session()
    const [left] = await next.left()
    expect((await next.recover(left.id)).ok).toBe(true)
    expect(next.data).toBe('embedded')
    expect((await next.save(content)).ok).toBe(true)
    await next.end()
    rmSync(data)
    const opened = await offers().open(path)
    expect(opened).toMatchObject({ ok: true, value: { files: [{ state: 'same' }] } })
  })
})

describe('opening', () => {
  it('finds data beside the project wherever both have gone, brings embedded data, and tells of changes', async () => {
    const path = join(folder, 'p.leastwise')
    const work = session()
    await work.saveAs(path, { ...content, data: 'embedded' })
    const stateOf = async (): Promise<string | undefined> => {
      const opened = await offers().open(path)
      return opened.ok ? opened.value.files[0].state : opened.error.code
    }
    expect(await stateOf()).toBe('same')
    rmSync(data)
    expect(await stateOf()).toBe('same')
    writeFileSync(data, 'x,y\n1,2\n')
    await work.saveAs(path, beside)
    writeFileSync(data, 'x,y\n1,2\n3,4\n')
    expect(await stateOf()).toBe('changed')
    rmSync(data)
    expect(await stateOf()).toBe('missing')
    await work.end()
  })

  it('says of data that had gone before the project was saved only that nothing is known of it', async () => {
    const path = join(folder, 'p.leastwise')
    const work = session()
    rmSync(data)
    expect(await work.saveAs(path, beside)).toMatchObject({ ok: true })
    await work.end()
    writeFileSync(data, 'x,y\n1,2\n')
    const opened = await offers().open(path)
    expect(opened).toMatchObject({
      ok: true,
      value: { files: [{ state: 'unseen', was: null, now: { bytes: 8 } }] },
    })
  })

  it('reads nothing outside its folder before the user allows it, links included', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'leastwise-outside-'))
    writeFileSync(join(outside, 'secret.csv'), 'x\n1\n')
    const path = join(folder, 'p.leastwise')
    const work = session()
    await work.saveAs(path, beside)
    await work.end()
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'))
    for (const relative of [`../${outside.split('/').pop() ?? ''}/secret.csv`, 'link.csv']) {
      const project = JSON.parse(readFileSync(path, 'utf8')) as {
        files: { data: { parts: { relative: string; absolute: string }[] } }
      }
      project.files.data.parts[0].relative = relative
      project.files.data.parts[0].absolute = join(outside, 'secret.csv')
      writeFileSync(path, JSON.stringify(project))
      const offer = offers()
      const opened = await offer.open(path)
      if (!opened.ok) throw new Error(opened.error.code)
      expect(opened.value.files[0]).toMatchObject({ state: 'outside', grant: null, now: null })
      const allowed = await offer.allow(opened.value.project, 'data')
      expect(allowed).toMatchObject({ ok: true, value: { state: 'changed' } })
    }
    rmSync(outside, { recursive: true })
    expect(existsSync(data)).toBe(true)
  })
})
