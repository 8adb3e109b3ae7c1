import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LeftJournals } from '../../../src/main/project/leftJournals'
import { readProject } from '../../../src/main/project/readProject'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const KILLS = 200
/** What may be lost: the work of the last half second. */
const LOST_MS = 500

interface Change {
  readonly count: number
  readonly at: number
}

interface Killed {
  readonly changes: readonly Change[]
  readonly complaints: readonly string[]
  readonly at: number
}

let entry: BuiltEntry
let folder: string

beforeAll(async () => {
  entry = await buildEntry('test/main/project/killedSession.ts')
  folder = mkdtempSync(join(tmpdir(), 'leastwise-killed-'))
  writeFileSync(join(folder, 'data.csv'), 'x,y\n1,2\n2,3\n')
}, 60_000)
afterAll(() => {
  entry.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Lets a session work for so long, and kills it. */
function workAndKill(from: number, forMs: number): Promise<Killed> {
  const child = spawn(process.execPath, [entry.path, folder, String(from)])
  let said = ''
  let at = Infinity
  child.stdout.on('data', (text: Buffer) => {
    if (said === '') {
      setTimeout(() => {
        at = Date.now()
        child.kill('SIGKILL')
      }, forMs)
    }
    said += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => (said += `failed ${text.toString()}`))
  return new Promise((resolve) => {
    child.on('close', () => {
      const lines = said.split('\n').slice(0, -1)
      resolve({
        at,
        complaints: lines.filter((line) => /^(failed|refused)/.test(line)),
        changes: lines.flatMap((line) => {
          const match = /^did (\d+) (\d+)$/.exec(line)
          return match === null ? [] : [{ count: Number(match[1]), at: Number(match[2]) }]
        }),
      })
    })
  })
}

const countIn = (formula: string): number => Number(/(\d+)$/.exec(formula)?.[1] ?? 0)

/** The last change that is found again, in the journal or in the project. */
async function found(): Promise<number> {
  const [left] = await new LeftJournals(join(folder, 'journal')).list()
  const project = join(folder, 'work.leastwise')
  const read = existsSync(project) ? await readProject(project) : null
  const saved = read?.ok === true ? countIn(read.value.project.document.model.formula) : 0
  return Math.max(saved, left === undefined ? 0 : countIn(left.document.model.formula))
}

/** Projects that cannot be read as a whole. */
async function halfWritten(): Promise<string[]> {
  const names = readdirSync(folder).filter((name) => /\.leastwise(\.bak)?$/.test(name))
  const reads = await Promise.all(names.map((name) => readProject(join(folder, name))))
  return names.filter((_, index) => !reads[index].ok)
}

describe('a session that is killed', () => {
  it(`loses at most half a second, at any of ${KILLS} moments, and leaves no file half-written`, async () => {
    let count = 0
    let longest = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const { changes, complaints, at } = await workAndKill(count, 600 * Math.random() ** 2)
      expect(complaints).toEqual([])
      const recovered = await found()
      const lost = changes.filter((change) => change.count > recovered)
      for (const change of lost) longest = Math.max(longest, at - change.at)
      expect(longest).toBeLessThanOrEqual(LOST_MS)
      expect(await halfWritten()).toEqual([])
      count = Math.max(count, ...changes.map((change) => change.count))
    }
    expect(count).toBeGreaterThan(KILLS)
    console.info(
      `${KILLS} kills, ${count} changes; the oldest change that was lost: ${Math.round(longest)} ms`,
    )
  }, 600_000)
})
