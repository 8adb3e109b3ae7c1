import { mkdtempSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileWatch } from '../../src/main/fileWatch'

let folder: string
let path: string
let told: string[]
let watch: FileWatch

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-watch-'))
  path = join(folder, 'data.csv')
  writeFileSync(path, 'x\n1\n')
  told = []
  watch = new FileWatch({ tell: ({ change }) => void told.push(change), intervalMs: 1e9 })
  const { size, mtimeMs } = statSync(path)
  watch.watch([{ grant: 'g', paths: [path], bytes: size, modified: mtimeMs }])
})
afterEach(() => {
  watch.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the watch over the open file', () => {
  it('says nothing of a file that stays as it was read', async () => {
    await watch.check()
    expect(told).toEqual([])
  })

  it('tells each change once', async () => {
    writeFileSync(path, 'x\n1\n2\n')
    await watch.check()
    await watch.check()
    writeFileSync(path, 'x\n1\n2\n3\n')
    await watch.check()
    expect(told).toEqual(['changed', 'changed'])
  })

  it('tells that the file was emptied, deleted, and that it is there again', async () => {
    truncateSync(path)
    await watch.check()
    unlinkSync(path)
    await watch.check()
    await watch.check()
    writeFileSync(path, 'x\n1\n2\n')
    await watch.check()
    expect(told).toEqual(['emptied', 'deleted', 'changed'])
  })

  it('tells of none when asked so', async () => {
    watch.watch([])
    unlinkSync(path)
    await watch.check()
    expect(told).toEqual([])
  })

  it('tells of each of several files by its own grant', async () => {
    const other = join(folder, 'other.csv')
    writeFileSync(other, 'x\n5\n')
    const grants: string[] = []
    const both = new FileWatch({ tell: ({ grant }) => void grants.push(grant), intervalMs: 1e9 })
    both.watch(
      [path, other].map((each, place) => {
        const { size, mtimeMs } = statSync(each)
        return { grant: `g${place}`, paths: [each], bytes: size, modified: mtimeMs }
      }),
    )
    writeFileSync(other, 'x\n5\n6\n')
    await both.check()
    unlinkSync(path)
    await both.check()
    both.stop()
    expect(grants).toEqual(['g1', 'g0'])
  })

  it('tells of any of several files that are one table', async () => {
    const other = join(folder, 'other.csv')
    writeFileSync(other, 'x\n5\n')
    const [first, second] = [statSync(path), statSync(other)]
    const modified = Math.max(first.mtimeMs, second.mtimeMs)
    watch.watch([{ grant: 'g', paths: [path, other], bytes: first.size + second.size, modified }])
    await watch.check()
    writeFileSync(other, 'x\n5\n6\n')
    await watch.check()
    unlinkSync(path)
    await watch.check()
    expect(told).toEqual(['changed', 'deleted'])
  })

  it('looks by itself every so often', async () => {
    const { size, mtimeMs } = statSync(path)
    watch = new FileWatch({ tell: ({ change }) => void told.push(change), intervalMs: 5 })
    watch.watch([{ grant: 'g', paths: [path], bytes: size, modified: mtimeMs }])
    unlinkSync(path)
    await expect.poll(() => told).toEqual(['deleted'])
  })
})
