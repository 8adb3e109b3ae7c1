import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quoteName } from '@shared/formula/quoteName'
import { unzipped } from '../export/unzipped'
import { run } from './commandLine'

const LONG = `endless${'x'.repeat(9993)}`

/** Names of columns that some format, or a program that reads it, might take for its own language. */
const names = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '\\input{/etc/passwd}',
  '$(touch hacked) `touch hacked` ${7*7}',
  "'; import os #",
  '"""',
  ']]></w:t>--><!--',
  '[a](javascript:alert(1)) | b',
  'Größe %d 王 ~ ^ & # _',
  '\u202egnorw',
  LONG,
]

const folder = mkdtempSync(join(tmpdir(), 'leastwise-hostile-names-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pathOf = (format: string): string => join(folder, `report.${format}`)
const content = (format: string): string => readFileSync(pathOf(format), 'utf8')

beforeAll(async () => {
  const csv = join(folder, 'hostile.csv')
  const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`)
  const lines = Array.from({ length: 40 }, (_, row) =>
    [row + ((row * 7919) % 13), ...names.map((_name, column) => ((row + 1) * (column * 37 + 101)) % 97)].join(
      ',',
    ),
  )
  writeFileSync(csv, [['y', ...quoted].join(','), ...lines].join('\n'))
  const formula = `y ~ ${names.map(quoteName).join(' + ')}`
  for (const format of ['html', 'md', 'tex', 'docx', 'xlsx', 'json', 'R', 'py']) {
    const done = await run('fit', csv, '--formula', formula, '--report', pathOf(format))
    expect(done.code, done.error).toBe(0)
  }
}, 120_000)

/** What people read of a name: as a term it is quoted as R quotes it, endless it is cut, and a mark that turns the line is a sign for itself. */
const shown = (name: string): string => {
  const quotedName = quoteName(name).replace('\u202e', '\ufffd')
  return name === LONG ? LONG.slice(0, 150) : quotedName
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
  '#39': "'",
}
const unescapedXml = (xml: string): string =>
  xml.replace(/&(lt|gt|quot|amp|apos|#39);/g, (_, entity: string) => entities[entity])

const tagsOf = (markup: string): string[] => [
  ...new Set(Array.from(markup.matchAll(/<\/?([A-Za-z][\w:-]*)/g), ([, tag]) => tag)),
]

const htmlTags =
  'html head meta title style body h1 h2 p section dl dt dd div table caption thead tbody tr th td code span figure figcaption svg desc clipPath rect path g text circle'.split(
    ' ',
  )

interface Format {
  readonly format: string
  /** The texts that its readers show. */
  readonly read: () => string
  /** Fails where anything in it is more than a text. */
  readonly isInert: () => void
  /** How its readers show a name. @default shown */
  readonly shows?: (name: string) => string
}

const ofLatex: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciicircum: '^',
  textasciitilde: '~',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textquotedbl: '"',
  textasciigrave: '`',
  allowbreak: '',
}
const unescapedLatex = (latex: string): string =>
  latex
    .replace(/\\(text\w+|allowbreak)\{\}/g, (whole, command: string) => ofLatex[command] ?? whole)
    .replace(/\\([{}#$%&_])/g, '$1')

/** Code of R or Python without its texts, back-ticked names and comments. */
const bare = (code: string): string =>
  code.replace(/r?"(?:\\.|[^"\\])*"|r?'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|#.*/g, '""')

const runsNothing = (code: string): void => {
  expect(bare(code)).not.toMatch(/alert|cmd|hacked|passwd|onerror|import os\b|7\*7|gnorw/)
}

const formats: readonly Format[] = [
  {
    format: 'html',
    read: () => unescapedXml(content('html').replace(/<[^>]*>/g, '')),
    isInert: () => {
      expect(htmlTags).toEqual(expect.arrayContaining(tagsOf(content('html'))))
      expect(content('html')).not.toMatch(/<[^>]*\s(?:on\w+|href|src)=/)
      expect(content('html')).toContain(`content="default-src 'none'`)
    },
  },
  {
    format: 'svg beside md',
    read: () =>
      readdirSync(join(folder, 'report-figures'))
        .map((file) => unescapedXml(readFileSync(join(folder, 'report-figures', file), 'utf8')))
        .join(' '),
    // Figures name the first column, and others that the curve holds fixed stand below them.
    shows: (name) => (name === names[0] ? name : ''),
    isInert: () => {
      for (const file of readdirSync(join(folder, 'report-figures'))) {
        const svg = readFileSync(join(folder, 'report-figures', file), 'utf8')
        expect(htmlTags).toEqual(expect.arrayContaining(tagsOf(svg)))
        expect(svg).not.toMatch(/<[^>]*\s(?:on\w+|href|src)=/)
      }
    },
  },
  {
    format: 'md',
    read: () => content('md').replace(/\\([\\`*_{}[\]<>#|~$&])/g, '$1'),
    isInert: () => {
      const texts = content('md').replace(/!\[(.*)\]\(report-figures\/figure-\d\.svg\)/g, '$1')
      expect(texts).not.toMatch(/(?<!\\)(?:\\\\)*[<`$[\]]/)
    },
  },
  {
    format: 'tex',
    read: () => unescapedLatex(content('tex')),
    isInert: () => {
      const commands = new Set(
        Array.from(content('tex').matchAll(/\\([A-Za-z@]+)/g), ([, command]) => command),
      )
      for (const command of ['input', 'include', 'write', 'immediate', 'catcode', 'csname', 'openin', 'read'])
        expect(commands.has(command), command).toBe(false)
    },
  },
  {
    format: 'docx',
    read: () =>
      unescapedXml(
        (unzipped(readFileSync(pathOf('docx'))).get('word/document.xml') ?? '').replace(/<[^>]*>/g, ''),
      ),
    isInert: () => {
      const entries = unzipped(readFileSync(pathOf('docx')))
      for (const [name, text] of entries) {
        if (name.endsWith('.rels')) expect(text).not.toContain('External')
        if (!/^word\/(document|header\d|footer\d)\.xml$/.test(name)) continue
        for (const tag of tagsOf(text)) expect(tag).toMatch(/^(?:w|wp|a|pic|asvg|r|mc|wp14|w14):/)
        const fields = Array.from(text.matchAll(/<w:instrText[^>]*>([^<]*)</g), ([, field]) => field)
        expect(fields.every((field) => field === 'PAGE' || field === 'NUMPAGES')).toBe(true)
      }
    },
  },
  {
    format: 'xlsx',
    read: () =>
      [...unzipped(readFileSync(pathOf('xlsx')))]
        .filter(([name]) => /sharedStrings|sheet\d+\.xml$/.test(name))
        .map(([, xml]) => unescapedXml(xml.replace(/<[^>]*>/g, ' ')))
        .join(' '),
    isInert: () => {
      for (const [name, xml] of unzipped(readFileSync(pathOf('xlsx')))) {
        if (/sheet\d+\.xml$/.test(name)) expect(tagsOf(xml)).not.toContain('f')
        expect(xml).not.toMatch(/hyperlink|externalLink|ddeLink/i)
      }
    },
    shows: (name) => (name === LONG ? LONG : shown(name)),
  },
  {
    format: 'json',
    read: () => JSON.stringify(JSON.parse(content('json'))),
    isInert: () => expect(typeof JSON.parse(content('json'))).toBe('object'),
    shows: (name) => JSON.stringify(quoteName(name)).slice(1, -1),
  },
  {
    format: 'R',
    read: () => content('R'),
    isInert: () => runsNothing(content('R')),
    // A plain name stands as it is, and R has no symbols of 10,000 characters.
    shows: (name) => (name === LONG ? LONG.slice(0, 60) : shown(name).slice(1, -1)),
  },
  {
    format: 'py',
    read: () => content('py'),
    isInert: () => runsNothing(content('py')),
    shows: (name) => JSON.stringify(name).replace('\u202e', '\\u202e'),
  },
]

describe.each(formats)('hostile names in $format', ({ read, isInert, shows = shown }) => {
  it('are inert', () => isInert())

  it('are readable', () => {
    const texts = read().replace(/\s+/g, ' ')
    for (const name of names) expect(texts).toContain(shows(name).replace(/\s+/g, ' '))
  })
})

/** Whether a program is here that reads a format; where it is not, the structure above is all that is asked. */
const answers = (program: string, ...options: string[]): boolean =>
  spawnSync(program, options, { stdio: 'ignore' }).status === 0

describe('hostile names before real readers', () => {
  it('are set by LaTeX, and nothing is read or run', () => {
    const engine = 'pdflatex'
    if (!answers(engine, '--version') || !answers('pdftotext', '-v')) {
      return expect(content('tex')).toContain('\\textbackslash{}')
    }
    const options = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'report.tex']
    execFileSync(engine, options, { cwd: folder, stdio: 'ignore', timeout: 120_000 })
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' })
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).toContain('/etc/passwd}')
    expect(text).not.toContain('root:')
  }, 180_000)

  it('are parsed by R and Python as texts', () => {
    const r = `parse(${JSON.stringify(pathOf('R'))})`
    if (answers('Rscript', '--version')) expect(answers('Rscript', '-e', r)).toBe(true)
    const python = `import ast; ast.parse(open(${JSON.stringify(pathOf('py'))}, encoding='utf8').read())`
    if (answers('python3', '--version')) expect(answers('python3', '-c', python)).toBe(true)
    expect(readdirSync(folder)).not.toContain('hacked')
  })

  it('are texts to another library that reads workbooks', () => {
    const script = [
      'import openpyxl, sys',
      'book = openpyxl.load_workbook(sys.argv[1])',
      'cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]',
      "assert not [cell for cell in cells if cell.data_type == 'f']",
      'assert [cell for cell in cells if isinstance(cell.value, float)]',
      "assert [cell for cell in cells if cell.data_type == 's' and '=cmd|' in cell.value]",
    ].join('\n')
    const python = ['/usr/bin/python3', 'python3'].find((name) => answers(name, '-c', 'import openpyxl'))
    if (python === undefined) return expect(readFileSync(pathOf('xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(answers(python, '-c', script, pathOf('xlsx'))).toBe(true)
  })
})

describe('hostile names in scripts', () => {
  it('are escaped in scripts where they would turn a line around', () => {
    expect(content('py')).toContain('\\u202egnorw')
    for (const format of ['R', 'py']) expect(content(format)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
