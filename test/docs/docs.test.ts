import { describe, expect, it } from 'vitest'
import { estimators } from '@shared/estimators/registry'
import type { CovarianceKind, FitTests } from '@shared/estimators/fitResult'
import { run } from '../main/cli/commandLine'
import type { DocsExample, DocsLanguage, DocsPage } from './docsPages'
import { languages, pageNames, readPage } from './docsPages'
import { shellWords } from './shellWords'
import { asShown, showsLines } from './shownFigures'

const names = pageNames('en')
const pages = languages.flatMap((language) => pageNames(language).map((name) => readPage(language, name)))
const subjects = pages.filter(({ name }) => name !== 'index')
const titled = (list: readonly DocsPage[]) =>
  list.map((page) => [`${page.language}/${page.name}`, page] as const)

const required: Readonly<Record<DocsLanguage, readonly string[]>> = {
  en: ['Definition', 'In R', 'Source', 'When to doubt it', 'Example'],
  zh: ['定义', 'R 中的对应', '来源', '何时存疑', '示例'],
}

describe('the pages', () => {
  it('are the same in both languages', () => {
    expect(pageNames('zh')).toEqual(names)
  })

  it.each(titled(subjects))(
    '%s answers, defines, names its source, doubts and gives an example',
    (_, page) => {
      expect(page.title).not.toBe('')
      expect(page.answer).not.toBe('')
      expect(page.sections).toEqual(required[page.language])
      expect(page.examples.length).toBeGreaterThan(0)
      expect(page.unanswered).toEqual([])
    },
  )

  it.each(names)('%s shows the same examples and the same numbers in both languages', (name) => {
    const [en, zh] = languages.map((language) => readPage(language, name))
    expect(zh.examples).toEqual(en.examples)
    expect(numbersIn(zh)).toEqual(numbersIn(en))
  })

  it.each(titled(pages))('%s links to pages that exist', (_, page) => {
    const targets = page.links.map(({ target }) => target)
    expect(targets.filter((target) => !names.includes(target.replace(/\.md$/, '')))).toEqual([])
  })
})

/** The distinct numbers of a page. */
function numbersIn({ text }: DocsPage): readonly string[] {
  return [...new Set(text.match(/\d+(?:[.,]\d+)*/g))].sort()
}

describe('the index', () => {
  it.each(languages)('lists every page once, by its title (%s)', (language) => {
    const { links } = readPage(language, 'index')
    const entries = links.map(({ target, words }) => [target.replace(/\.md$/, ''), words])
    const expected = subjects
      .filter((page) => page.language === language)
      .map(({ name, title }) => [name, title])
    expect(entries.sort()).toEqual(expected.sort())
  })

  it('has one order', () => {
    const [en, zh] = languages.map((language) => readPage(language, 'index').links)
    expect(zh.map(({ target }) => target)).toEqual(en.map(({ target }) => target))
  })
})

/** Forgetting a new test's page does not compile. */
const pageOfTest: Readonly<Record<keyof FitTests, string>> = {
  durbinWatson: 'durbin-watson',
  breuschPagan: 'breusch-pagan',
  breuschPaganClassic: 'breusch-pagan',
  breuschGodfrey: 'breusch-godfrey',
  white: 'white',
  jarqueBera: 'jarque-bera',
  shapiroWilk: 'shapiro-wilk',
  reset: 'reset',
}

/** Nor does forgetting that of a new kind of standard error. */
const pageOfCovariance: Readonly<Record<CovarianceKind, string>> = {
  classical: 'coefficient-table',
  HC0: 'hc',
  HC1: 'hc',
  HC2: 'hc',
  HC3: 'hc',
  HC4: 'hc',
  'newey-west': 'newey-west',
  cluster: 'cluster',
  bootstrap: 'bootstrap',
}

describe('a page', () => {
  it.each([
    ...estimators.map(({ name }) => name),
    ...new Set(Object.values(pageOfTest)),
    ...new Set(Object.values(pageOfCovariance)),
  ])('is there for %s', (name) => {
    expect(names).toContain(name)
  })
})

describe('an example', () => {
  const examples = titled(pages.filter(({ language }) => language === 'en')).flatMap(([page, { examples }]) =>
    examples.map((example) => [page, example.command, example] as const),
  )

  it.each(examples)('of %s prints what the page shows: %s', async (_page, _command, example) => {
    const [program, ...argv] = shellWords(example.command)
    expect(program).toBe('leastwise')
    const { out, error, code } = await run(...argv)
    const printed = out + error
    expect(code === 0).toBe(!showsError(example))
    if (example.kind === 'json') {
      const shown: unknown = JSON.parse(example.shown)
      expect(asShown(shown, JSON.parse(out))).toEqual(shown)
    } else if (!showsLines(example.shown, printed)) expect(printed).toBe(example.shown)
  })
})

const showsError = ({ shown }: DocsExample): boolean => /^leastwise: (?!warning)/m.test(shown)
