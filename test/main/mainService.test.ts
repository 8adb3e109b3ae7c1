import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { ok } from '@shared/outcome/result'
import { Grants } from '../../src/main/grants'
import { createMainHandlers, type MainParts } from '../../src/main/mainService'
import { OpenedFiles } from '../../src/main/openedFiles'
import { FileFactsBook } from '../../src/main/project/fileFacts'
import { LeftJournals } from '../../src/main/project/leftJournals'
import { ProjectOffers } from '../../src/main/project/projectOffers'
import { ProjectSession } from '../../src/main/project/projectSession'
import { PastedFiles } from '../../src/main/pastedFiles'
import { SettingsStore } from '../../src/main/settings'

let folder: string
let store: SettingsStore
let parts: MainParts
const facts = new FileFactsBook()
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
const html = '<!DOCTYPE html><p>report</p>'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-main-'))
  const samplesFolder = join(folder, 'samples')
  mkdirSync(samplesFolder)
  writeFileSync(join(samplesFolder, 'cars.csv'), 'x,y\n1,2\n')
  writeFileSync(join(samplesFolder, 'README.md'), 'about')
  store = new SettingsStore(join(folder, 'settings.json'))
  const grants = new Grants(() => undefined)
  parts = {
    store,
    grants,
    samplesFolder,
    pasted: new PastedFiles(join(folder, 'pasted'), () => 'pasted'),
    fileWatch: { watch: vi.fn() },
    paste: vi.fn(),
    opened: new OpenedFiles(grants, store, () => undefined),
    askForFiles: async () => [],
    askWhereToSave: async () => null,
    reportName: () => 'report',
    composeReport: vi.fn(async () => ok(html)),
    predictionCsv: vi.fn(async () => ok({ text: 'row,x\r\n1,2\r\n', next: null })),
    grantTarget: vi.fn(),
    printToPdf: vi.fn(async () => ok(new TextEncoder().encode('%PDF-'))),
    showInFolder: vi.fn(),
    settingsChanged: vi.fn(),
    session: new ProjectSession({
      facts,
      journals: new LeftJournals(join(folder, 'journal')),
      program: { name: 'Leastwise', version: '1' },
      pathsOf: (grant) => grants.pathsOf(grant),
      restoreGrant: vi.fn(),
      onSaved: vi.fn(),
      onJournalFailure: vi.fn(),
    }),
    offers: new ProjectOffers({
      facts,
      folder: join(folder, 'embedded'),
      isKnownFile: () => false,
      isOwnProject: () => false,
      grant: (...paths) => grants.grant(...paths),
    }),
    showWork: vi.fn(),
    closeWindow: vi.fn(),
  }
})
afterEach(async () => {
  await store.flush()
  rmSync(folder, { recursive: true, force: true })
})

const document = { ...emptyDocument, source: { grant: 'g', name: '../a:b.csv', options: {} } }
const value = <T>(result: { ok: boolean; value?: T }): T | undefined => (result.ok ? result.value : undefined)

describe('a target for rows', () => {
  it('is granted to the engine once the user has chosen it, and can be shown afterwards', async () => {
    const path = join(folder, 'rows.xlsx')
    const askWhereToSave = vi.fn(async () => path)
    const handlers = createMainHandlers({ ...parts, askWhereToSave })
    const chosen = value(await handlers.chooseTarget({ suggestedName: 'a/b: rows', format: 'xlsx' }))
    expect(chosen).toMatchObject({ path })
    expect(parts.grantTarget).toHaveBeenCalledWith(chosen?.target, path)
    expect(askWhereToSave).toHaveBeenCalledWith({
      suggestedName: 'a b rows.xlsx',
      format: 'xlsx',
      folder: null,
      content: 'rows',
    })
    expect(await handlers.revealFile({ path })).toEqual(ok(null))
    expect(store.preferences.saveFolder).toBe(folder)
  })

  it('is none where the user closes the dialog', async () => {
    const handlers = createMainHandlers(parts)
    expect(await handlers.chooseTarget({ suggestedName: 'rows', format: 'csv' })).toEqual(ok(null))
    expect(parts.grantTarget).not.toHaveBeenCalled()
  })
})

describe('files to open', () => {
  it('grants what the dialog answered and puts it on the recent list', async () => {
    const path = join(folder, 'samples', 'cars.csv')
    const handlers = createMainHandlers({ ...parts, askForFiles: async () => [path] })
    const granted = value(await handlers.chooseFile({}))
    expect(granted?.name).toBe('cars.csv')
    expect([...parts.grants.entries()]).toEqual([[granted?.grant, [path]]])
    const recent = value(await handlers.listRecent({}))
    expect(recent).toMatchObject([{ name: 'cars.csv', folder: join(folder, 'samples') }])
    expect(await handlers.openRecent({ id: recent?.[0].id ?? '' })).toEqual(ok(granted))
  })

  it('grants several files as one table, and remembers each of them', async () => {
    const paths = ['a.csv', 'b.csv'].map((name) => join(folder, name))
    for (const path of paths) writeFileSync(path, 'x\n1\n')
    const handlers = createMainHandlers({ ...parts, askForFiles: async () => paths })
    expect(value(await handlers.chooseFile({}))?.name).toBe('a.csv + 1')
    const recent = value(await handlers.listRecent({})) ?? []
    expect(recent.map(({ name }) => name).sort()).toEqual(['a.csv', 'b.csv'])
  })

  it('grants a file that is not there, for the ordinary error, but does not remember it', async () => {
    const handlers = createMainHandlers({ ...parts, askForFiles: async () => [join(folder, 'gone.csv')] })
    expect(value(await handlers.chooseFile({}))?.name).toBe('gone.csv')
    expect(value(await handlers.listRecent({}))).toEqual([])
  })

  it('keeps twelve recent files, the last first, each once', async () => {
    for (let i = 0; i < 15; i++) {
      writeFileSync(join(folder, `${i}.csv`), 'x\n1\n')
      await parts.opened.open(join(folder, `${i}.csv`))
    }
    await parts.opened.open(join(folder, '10.csv'))
    const recent = value(await createMainHandlers(parts).listRecent({})) ?? []
    expect(recent.map(({ name }) => name).slice(0, 3)).toEqual(['10.csv', '14.csv', '13.csv'])
    expect(recent).toHaveLength(12)
  })

  it('lists data files as samples and grants these only', async () => {
    const handlers = createMainHandlers(parts)
    expect(await handlers.listSamples({})).toEqual(ok([{ name: 'cars.csv' }]))
    expect((await handlers.openSample({ name: 'cars.csv' })).ok).toBe(true)
    for (const name of ['README.md', '../settings.json', '/etc/passwd', '']) {
      expect(await handlers.openSample({ name })).toEqual({ ok: false, error: { code: 'not-granted' } })
    }
  })

  it('hands over a file named at the start once', async () => {
    parts.opened.openLater(join(folder, 'samples', 'cars.csv'))
    const handlers = createMainHandlers(parts)
    expect(parts.opened.asked).toBe(false)
    expect(value(await handlers.takePendingFile({}))?.name).toBe('cars.csv')
    expect(parts.opened.asked).toBe(true)
    expect(await handlers.takePendingFile({})).toEqual(ok(null))
  })
})

describe('files to save', () => {
  it('writes nothing and composes nothing when the dialog is closed', async () => {
    const handlers = createMainHandlers(parts)
    expect(await handlers.exportReport({ format: 'html', language: 'en', document })).toEqual(ok(null))
    expect(parts.composeReport).not.toHaveBeenCalled()
  })

  it('writes the report as HTML, or printed, where the user said, and begins there next time', async () => {
    const target = join(folder, 'out.html')
    const askWhereToSave = vi.fn(async () => target)
    const handlers = createMainHandlers({ ...parts, askWhereToSave })
    expect(await handlers.exportReport({ format: 'html', language: 'en', document })).toEqual(
      ok({ savedTo: target }),
    )
    expect(readFileSync(target, 'utf8')).toBe(html)
    expect(askWhereToSave).toHaveBeenCalledWith({
      format: 'html',
      suggestedName: 'a b report.html',
      folder: null,
      content: 'report',
    })
    await handlers.exportReport({ format: 'pdf', language: 'en', document })
    expect(parts.printToPdf).toHaveBeenCalledWith(html)
    expect(readFileSync(target, 'utf8')).toBe('%PDF-')
    expect(askWhereToSave).toHaveBeenLastCalledWith({
      format: 'pdf',
      suggestedName: 'a b report.pdf',
      folder,
      content: 'report',
    })
  })

  it('says that a file cannot be written, and leaves nothing', async () => {
    const target = join(folder, 'no', 'such', 'folder', 'out.html')
    const handlers = createMainHandlers({ ...parts, askWhereToSave: async () => target })
    expect(await handlers.exportReport({ format: 'html', language: 'en', document })).toMatchObject({
      ok: false,
      error: { code: 'write-failed', path: target },
    })
    expect(existsSync(target)).toBe(false)
  })

  it('saves an image only if it is one', async () => {
    const target = join(folder, 'chart.png')
    const handlers = createMainHandlers({ ...parts, askWhereToSave: async () => target })
    expect((await handlers.saveImage({ suggestedName: 'x', png: new Uint8Array(20) })).ok).toBe(false)
    expect(existsSync(target)).toBe(false)
    expect(await handlers.saveImage({ suggestedName: 'fit.png', png })).toEqual(ok({ savedTo: target }))
    expect(new Uint8Array(readFileSync(target))).toEqual(png)
  })

  it('reveals what was saved in this session and nothing else', async () => {
    const target = join(folder, 'chart.png')
    const handlers = createMainHandlers({ ...parts, askWhereToSave: async () => target })
    expect((await handlers.revealFile({ path: target })).ok).toBe(false)
    await handlers.saveImage({ suggestedName: 'fit', png })
    expect(await handlers.revealFile({ path: target })).toEqual(ok(null))
    expect(parts.showInFolder).toHaveBeenCalledExactlyOnceWith(target)
  })
})

describe('settings', () => {
  it('changes what is named, tells it, and answers the whole', async () => {
    const handlers = createMainHandlers(parts)
    expect(value(await handlers.changeSettings({ theme: 'dark' }))).toMatchObject({
      theme: 'dark',
      language: 'system',
    })
    expect(parts.settingsChanged).toHaveBeenCalledWith(expect.objectContaining({ theme: 'dark' }))
    expect(value(await handlers.readSettings({}))?.theme).toBe('dark')
  })
})

describe('how files are read', () => {
  const path = () => join(folder, 'samples', 'cars.csv')

  it('is remembered with the file, until it is left to the program again', async () => {
    const handlers = createMainHandlers({ ...parts, askForFiles: async () => [path()] })
    const granted = value(await handlers.chooseFile({}))
    expect(granted?.remembered).toBeUndefined()
    const grant = granted?.grant ?? ''
    await handlers.rememberImport({ grant, options: { decimal: ',' } })
    expect(value(await handlers.chooseFile({}))?.remembered).toEqual({ decimal: ',' })
    await handlers.rememberImport({ grant, options: {} })
    expect(value(await handlers.chooseFile({}))?.remembered).toBeUndefined()
    expect(await handlers.rememberImport({ grant: 'unknown', options: {} })).toMatchObject({ ok: false })
  })

  it('is remembered from one start to the next, of so many files', async () => {
    const handlers = createMainHandlers({ ...parts, askForFiles: async () => [path()] })
    for (let file = 0; file < 250; file++) {
      const { grant } = parts.grants.grant(join(folder, `${file}.csv`))
      await handlers.rememberImport({ grant, options: { skipRows: file } })
    }
    await store.flush()
    const { imports } = new SettingsStore(join(folder, 'settings.json')).preferences
    expect(imports).toHaveLength(200)
    expect(imports[0]).toEqual({ path: join(folder, '249.csv'), options: { skipRows: 249 } })
  })

  it('a file whose reading the program did not survive is told at the next start', async () => {
    const handlers = createMainHandlers(parts)
    const { grant } = parts.grants.grant(path())
    await handlers.noteOpening({ grant })
    parts.opened.openLater(path())
    expect(value(await handlers.takePendingFile({}))).toMatchObject({ name: 'cars.csv', unfinished: true })
    await handlers.noteOpening({ grant: null })
    parts.opened.openLater(path())
    expect(value(await handlers.takePendingFile({}))).not.toHaveProperty('unfinished')
  })
})

describe('pasted cells', () => {
  it('become a file of the program, which is granted and on the recent list', async () => {
    const handlers = createMainHandlers(parts)
    const granted = value(await handlers.keepPasted({ text: 'x\ty\n1\t2\n' }))
    expect(granted?.name).toMatch(/^pasted \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.txt$/)
    const [path] = parts.grants.pathsOf(granted?.grant ?? '') ?? []
    expect(readFileSync(path, 'utf8')).toBe('x\ty\n1\t2\n')
    expect(value(await handlers.listRecent({}))?.[0].name).toBe(granted?.name)
  })

  it('are refused when there are none', async () => {
    expect(await createMainHandlers(parts).keepPasted({ text: ' \n' })).toMatchObject({
      error: { code: 'paste-empty' },
    })
  })
})
