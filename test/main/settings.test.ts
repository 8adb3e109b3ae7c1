import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPreferences, SettingsStore } from '../../src/main/settings'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('SettingsStore', () => {
  it('starts with the defaults where there is no file', () => {
    expect(new SettingsStore(file).preferences).toEqual(defaultPreferences)
    expect(existsSync(file)).toBe(false)
  })

  it('remembers what was changed', async () => {
    const store = new SettingsStore(file)
    store.change({ settings: { ...store.settings, theme: 'dark', leftWidth: 300 } })
    store.change({ saveFolder: '/home/ada/reports' })
    await store.flush()
    const again = new SettingsStore(file)
    expect(again.settings).toMatchObject({ theme: 'dark', leftWidth: 300, language: 'system' })
    expect(again.preferences.saveFolder).toBe('/home/ada/reports')
  })

  it('writes the last of many changes, whole, and leaves nothing beside', async () => {
    const store = new SettingsStore(file)
    for (let width = 200; width < 300; width++) {
      store.change({ settings: { ...store.settings, leftWidth: width } })
    }
    expect(existsSync(file)).toBe(false)
    await store.flush()
    expect(new SettingsStore(file).settings.leftWidth).toBe(299)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it.each([
    ['cut off', '{"settings": {"language": "en", "th'],
    ['empty', ''],
    ['not an object', '[1, 2]'],
    ['of another shape', JSON.stringify({ settings: { language: 'klingon' } })],
    [
      'with an impossible width',
      JSON.stringify({ ...defaultPreferences, settings: { ...defaultPreferences.settings, leftWidth: -5 } }),
    ],
    ['binary', '\u0000\u0001\u0002'],
  ])('falls back to the defaults when the file is %s, and keeps it beside', async (_kind, content) => {
    writeFileSync(file, content)
    const store = new SettingsStore(file)
    expect(store.preferences).toEqual(defaultPreferences)
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content)
    store.change({ settings: { ...store.settings, theme: 'light' } })
    await store.flush()
    expect(new SettingsStore(file).settings.theme).toBe('light')
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content)
  })

  it('takes a file of a later version, whose further entries it does not know', () => {
    writeFileSync(file, JSON.stringify({ ...defaultPreferences, saveFolder: '/a', invented: true }))
    expect(new SettingsStore(file).preferences).toEqual({ ...defaultPreferences, saveFolder: '/a' })
  })

  it('goes on where the folder cannot be written to', async () => {
    const store = new SettingsStore(join(file, 'below-a-file', 'settings.json'))
    writeFileSync(file, 'in the way')
    store.change({ saveFolder: '/a' })
    await store.flush()
    expect(store.preferences.saveFolder).toBe('/a')
  })
})
