import { describe, expect, it } from 'vitest'
import { seededRandom } from '@shared/numeric/seededRandom'
import { withFile } from '../data/openText'
import { run } from './commandLine'

const ROWS = 26_000
const random = seededRandom(11)
const cells = Array.from({ length: ROWS }, (_, row) => {
  const [x, z] = [random.normal(), random.normal()]
  return {
    x: x.toFixed(6),
    z: z.toPrecision(17),
    g: ['b', 'a', 'long name'][row % 3],
    y: (2 + x - z + random.normal()).toFixed(4),
  }
})

type Cells = (typeof cells)[number]

/** A file of more than one piece, each of its records written as told. */
const fileOf = (record: (own: Cells, row: number) => string, header = 'x,z,g,y'): string =>
  `${header}\n${cells.map(record).join('\n')}\n`

const plain = ({ x, z, g, y }: Cells): string => `${x},${z},${g},${y}`
const comma = (value: string): string => value.replace('.', ',')

const files: Readonly<Record<string, string>> = {
  'numbers and texts': fileOf(plain),
  'decimal commas': fileOf(({ x, z, g, y }) => [comma(x), comma(z), g, comma(y)].join(';'), 'x;z;g;y'),
  'quoted numbers': fileOf(({ x, z, g, y }, row) =>
    row % 7 === 0 ? `"${x}",${z},"${g}","${y}"` : plain({ x, z, g, y }),
  ),
  'missing cells': fileOf((own, row) =>
    plain({
      ...own,
      x: row % 50 === 3 ? 'NA' : own.x,
      y: row % 71 === 5 ? '' : own.y,
      g: row % 90 === 1 ? 'n/a' : own.g,
    }),
  ),
  'a cell that is no number, late': fileOf((own, row) =>
    plain({ ...own, x: row === ROWS - 9 ? 'n/k' : own.x }),
  ),
  'a quoted line end, late': fileOf((own, row) => plain({ ...own, g: row === ROWS - 9 ? '"a\nb"' : own.g })),
  'a level that only the last row has': fileOf((own, row) =>
    plain({ ...own, g: row === ROWS - 1 ? 'zz' : own.g }),
  ),
}

/** What a command answers, but for the time that it took. */
async function answer(path: string, ...more: readonly string[]) {
  const { code, out, error } = await run('fit', path, '--formula', 'y ~ x + z + g', '--json', '-', ...more)
  return { code, error, out: code === 0 ? { ...JSON.parse(out), timing: null } : out }
}

describe('a fit of a plain file, of which no table is made, is that of the table', () => {
  // A condition makes the command line want a table.
  const AS_TABLE = ['--where', 'true']

  it.each(Object.keys(files))(
    '%s',
    async (name) => {
      await withFile(files[name], async (path) => {
        for (const more of [[], ['--exclude', '2,10-400,25000', '--se', 'HC3']]) {
          expect(await answer(path, ...more)).toEqual(await answer(path, ...more, ...AS_TABLE))
        }
      })
    },
    120_000,
  )
})
