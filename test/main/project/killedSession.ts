import { join } from 'node:path'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import type { JournalEntry } from '@shared/project/journal'
import { FileFactsBook } from '../../../src/main/project/fileFacts'
import { LeftJournals } from '../../../src/main/project/leftJournals'
import { ProjectSession } from '../../../src/main/project/projectSession'

/**
 * A session that works without a pause until it is killed: it takes up what the one before it left, changes the formula again and
 * again, saves now and then, and says on its standard output what it did and when.
 */
const folder = process.argv[2]
const project = join(folder, 'work.leastwise')
const data = join(folder, 'data.csv')
const EXCLUSIONS = Array.from({ length: 200 }, (_, index) => ({
  rows: String(index + 1),
  reason: 'far out',
  by: null,
  when: null,
}))

const journals = new LeftJournals(join(folder, 'journal'))
const session = new ProjectSession({
  facts: new FileFactsBook(),
  journals,
  program: { name: 'Leastwise', version: '0' },
  pathsOf: () => [data],
  restoreGrant: () => undefined,
  onSaved: () => undefined,
  onJournalFailure: (error) => say(`failed ${JSON.stringify(error)}`),
})

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const documentOf = (count: number): AnalysisDocument => ({
  ...emptyDocument,
  source: { grant: 'g', name: 'data.csv', options: {} },
  exclusions: EXCLUSIONS.slice(0, count % 200),
  model: { ...emptyDocument.model, formula: `y ~ x + ${count}` },
})

async function work(): Promise<void> {
  let count = Number(process.argv[3])
  const left = await session.left()
  if (left.length > 0) await session.recover(left[0].id)
  const begin: JournalEntry = {
    kind: 'point',
    id: 1,
    parent: null,
    name: 'openFile',
    at: 0,
    patch: { set: emptyDocument },
  }
  await session.note([begin])
  say('ready')
  for (;;) {
    count++
    const { source, exclusions, model } = documentOf(count)
    const id = count + 1
    const at = Date.now()
    const patch = { set: { source, exclusions, model } }
    await session.note([
      { kind: 'point', id, parent: 1, name: 'editFormula', at, patch },
      { kind: 'forgotten', ids: id > 12 ? [id - 10] : [] },
      { kind: 'current', id },
    ])
    say(`did ${count} ${at}`)
    if (count % 20 === 0) await save(count)
    await new Promise((later) => setTimeout(later, count % 7))
  }
}

async function save(count: number): Promise<void> {
  const content = { document: documentOf(count), tables: {} }
  const saved = await session.save(content)
  if (saved.ok && saved.value === null) await session.saveAs(project, { ...content, data: 'beside' })
  if (!saved.ok) say(`refused ${JSON.stringify(saved.error)}`)
  await session.note([{ kind: 'saved', id: count + 1 }])
  say(`saved ${count}`)
}

void work()
