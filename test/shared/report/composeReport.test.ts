import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import { cellText } from '@shared/report/cell'
import { composeReport } from '@shared/report/composeReport'
import { defaultDescent } from '@shared/document/descentSettings'
import type { ReportInput } from '@shared/report/reportInput'
import type { Report, ReportBlock, ReportTable } from '@shared/report/reportModel'
import type { Language } from '@shared/texts/language'
import { analysed, mtcars } from '../plots/analysed'

const cars = mtcars()

function report(language: Language = 'en', more: Partial<ReportInput> = {}): Report {
  return composeReport({
    language,
    source: { name: 'mtcars.csv', bytes: 1783, encoding: 'utf-8', delimiter: ',', sheet: null },
    analysis: analysed('mpg ~ wt', cars),
    outlierThreshold: 2,
    rowNames: { column: 'model', nameOf: (row) => String(cars.model[row - 1]) },
    program: { name: 'Leastwise', version: '0.1.0' },
    date: '2024-05-01 12:00',
    ...more,
  })
}

const blocks = (made: Report, id: string): readonly ReportBlock[] =>
  made.sections.find((section) => section.id === id)?.blocks ?? []
const tables = (made: Report, id: string): readonly ReportTable[] =>
  blocks(made, id).filter((block) => block.kind === 'table')
const rowsOf = (table: ReportTable, language: Language = 'en'): string[][] =>
  table.rows.map((row) => row.map((cell) => cellText(cell, language)))
function facts(made: Report, id: string): Record<string, string> {
  return Object.fromEntries(
    blocks(made, id).flatMap((block) =>
      block.kind === 'facts'
        ? block.facts.map(({ name, value }) => [name, cellText(value, made.language)])
        : [],
    ),
  )
}
const everyText = (made: Report): string =>
  JSON.stringify(made, (_, value: unknown) => (value instanceof Map ? [...value] : value))

describe('composeReport', () => {
  it('tells the data, the model, the result, its checks, charts and rows, in this order', () => {
    expect(report().sections.map(({ id }) => id)).toEqual([
      'data',
      'model',
      'coefficients',
      'goodness',
      'anova',
      'checks',
      'charts',
      'flagged',
      'about',
    ])
  })

  it('holds R’s figures for lm(mpg ~ wt, mtcars)', () => {
    // R 4.2.2: summary(lm(mpg ~ wt, mtcars)), confint(…)
    const [table] = tables(report(), 'coefficients')
    expect(rowsOf(table).map((row) => row.slice(0, 7))).toEqual([
      ['(Intercept)', '37.2851', '1.87763', '19.86', '8.24e-19', '33.4505', '41.1198'],
      ['wt', '-5.34447', '0.559101', '-9.559', '1.29e-10', '-6.48631', '-4.20263'],
    ])
    expect(facts(report(), 'goodness')).toMatchObject({
      'R²': '0.752833',
      'adjusted R²': '0.744594',
      'residual standard error σ': '3.04588',
      'F on 1 and 30 degrees of freedom': '91.3753',
      AIC: '166.029',
      BIC: '170.427',
    })
  })

  it('writes the equation with its numbers', () => {
    expect(blocks(report(), 'model')).toContainEqual({ kind: 'equation', text: 'mpg = 37.285 − 5.3445 · wt' })
  })

  it('lists the flagged rows with their names, worst first, under the rule in force', () => {
    const made = report()
    const [table] = tables(made, 'flagged')
    // R 4.2.2: rstudent(lm(mpg ~ wt, mtcars)); rows 16 to 18 and 20 are beyond 2, 6 / 32 or (Cook) 4 / 32
    expect(rowsOf(table).map(([row, name, , , , studentized]) => [row, name, studentized])).toEqual([
      ['18', 'Fiat 128', '2.538'],
      ['20', 'Toyota Corolla', '2.384'],
      ['17', 'Chrysler Imperial', '2.328'],
      ['16', 'Lincoln Continental', '0.7644'],
    ])
    expect(blocks(made, 'flagged')[0]).toMatchObject({
      text: expect.stringContaining('beyond ± 2, of high leverage if its leverage is above 0.1875') as string,
    })
  })

  it('draws fit, residuals and Q–Q with a text for those who do not see them', () => {
    const figures = blocks(report(), 'charts').filter((block) => block.kind === 'figure')
    const kinds = figures.map(({ figure }) => (figure.kind === 'diagnostic' ? figure.view : figure.kind))
    expect(kinds).toEqual(['fit', 'residuals', 'quantile'])
    expect(figures[0].description).toContain(
      'mpg (from 10.4 to 33.9) against wt (from 1.513 to 5.424), 32 points',
    )
    expect(figures[0].rowNames.get(18)).toBe('Fiat 128')
  })

  it('finds the curve that R’s resettest finds, and says what to do', () => {
    const verdicts = rowsOf(tables(report(), 'checks')[0])
    expect(verdicts[0].slice(0, 3)).toEqual([
      'Linearity',
      'look here',
      'The residuals curve: the relation is not a straight one',
    ])
    expect(verdicts[0][4]).toContain('I(wt^2)')
  })

  it('says the same in Chinese, with no English sentence left', () => {
    const made = report('zh')
    expect(made.title).toBe('mpg：回归分析报告')
    expect(made.sections.map(({ heading }) => heading)).toEqual([
      '数据',
      '模型',
      '系数',
      '拟合优度',
      '方差分析（类型 II）',
      '模型诊断',
      '图形',
      '突出的行',
      '关于本报告',
    ])
    expect(rowsOf(tables(made, 'coefficients')[0], 'zh')[1][1]).toBe('-5.34447')
    const sentences = everyText(made).match(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/gi) ?? []
    expect(sentences).toEqual([])
  })

  it('fills every parameter in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const made = report(language, {
        exclusions: [{ rows: '3', reason: '' }],
        importWarnings: [{ code: 'cells-unparsed', column: 'x', count: 2, example: '?' }],
        filter: 'gear > 3',
        descent,
      })
      expect(made.sections.map(({ id }) => id).slice(-5)).toEqual([
        'flagged',
        'descent',
        'excluded',
        'warnings',
        'about',
      ])
      expect(everyText(made)).not.toMatch(/\{\w+\}|undefined|\bNaN\b/)
    }
  })

  it('lists at most 200 rows and says how many there are', () => {
    const x = Array.from({ length: 20_000 }, (_, i) => i)
    const y = x.map((value) => value + (value % 40 === 0 ? (value % 80 === 0 ? 900 : -900) : Math.sin(value)))
    const made = report('en', {
      analysis: analysed('y ~ x', { x, y }),
      rowNames: null,
      exclusions: Array.from({ length: 300 }, (_, i) => ({ rows: String(i + 1), reason: 'typo' })),
    })
    expect(tables(made, 'flagged')[0].rows.length).toBe(200)
    expect(everyText(made)).toContain('Flagged rows: 500; the table shows 200')
    expect(everyText(made)).toContain('Acts of exclusion: 300; the table shows 200.')
    expect(everyText(made)).toContain('20,000 rows: shaded cells count them. Points: a sample of ')
    expect(everyText(made)).toContain(', and all 500 flagged rows.')
  })

  it('tells what each term explains, as car’s Anova does', () => {
    // R 4.2.2, car 3.1-1: Anova(lm(mpg ~ factor(cyl) * wt + hp, mtcars)); partial R² is SS / (SS + RSS)
    const made = report('en', { analysis: analysed('mpg ~ factor(cyl) * wt + hp', cars) })
    expect(rowsOf(tables(made, 'anova')[0]).map((row) => row.slice(0, 3))).toEqual([
      ['factor(cyl)', '2', '34.2701'],
      ['wt', '1', '116.39'],
      ['hp', '1', '20.4958'],
      ['factor(cyl):wt', '2', '25.3847'],
      ['residuals', '25', '135.393'],
    ])
    expect(facts(made, 'goodness')).toMatchObject({ AICc: '159.231', PRESS: '207.425' })
  })

  it('shows every test, the farthest row, and which columns depend on each other', () => {
    const made = report('en', { analysis: analysed('mpg ~ wt * hp', cars) })
    const [, tests, inflation, dependence] = tables(made, 'checks')
    expect(rowsOf(tests).map(([name]) => name)).toEqual([
      'RESET',
      'Breusch–Pagan',
      'Breusch–Pagan, normal theory',
      'White',
      'Durbin–Watson',
      'Breusch–Godfrey',
      'Shapiro–Wilk',
      'Jarque–Bera',
    ])
    expect(rowsOf(inflation)).toHaveLength(3)
    expect(rowsOf(dependence).map(([term]) => term)).toEqual(['(Intercept)', 'wt', 'hp', 'wt:hp'])
    expect(everyText(made)).toMatch(/Largest studentized residual: [\d.-]+ in row \d+; Bonferroni p/)
    expect(tables(report(), 'checks')).toHaveLength(2)
  })

  it.each(['en', 'zh'] as const)('has the intervals of a bootstrap (%s)', (language) => {
    const analysis = analysed('mpg ~ wt', cars)
    const { spec, table, columns, design } = analysis
    const standardErrors = { ...spec.standardErrors, kind: 'bootstrap' } as const
    const rowCount = design.rowCount
    const again = analyseColumns({
      spec: { ...spec, standardErrors },
      table,
      columns,
      rowCount,
      included: null,
    })
    if (!again.ok) throw new Error(again.error.code)
    const made = report(language, { analysis: again.value })
    const [, bootstrap] = tables(made, 'coefficients')
    expect(bootstrap.caption).toContain('2,000')
    expect(rowsOf(bootstrap, language).map((row) => row.length)).toEqual([7, 7])
    expect(everyText(made)).not.toMatch(/\{\w+\}|undefined|\bNaN\b/)
  })

  it('names aliased terms and explains them', () => {
    const twice = { ...cars, wt2: (cars.wt as number[]).map((value) => 2 * value) }
    const made = report('en', { analysis: analysed('mpg ~ wt + wt2', twice) })
    expect(rowsOf(tables(made, 'coefficients')[0])[2].slice(0, 2)).toEqual(['wt2', 'aliased'])
    expect(everyText(made)).toContain('Aliased terms follow exactly')
    expect(everyText(made)).toContain('“wt2” follows from')
  })
})

const descent: ReportInput['descent'] = {
  settings: { ...defaultDescent, iterations: 200, tolerance: 1e-12 },
  stopped: 'converged',
  reason: 'loss-change',
  iterationsRun: 180,
  curve: { iterations: [0, 90, 180], loss: [400, 12, 8.7] },
  minimum: 8.697,
  surface: {
    terms: ['(Intercept)', 'wt'],
    plane: { optimum: [20.09, -5.15], gram: [1, 0, 1] },
    path: { x: [0, 12, 20.09], y: [0, -3, -5.15] },
  },
  stableLimit: 0.5,
  bestRate: 0.4,
  terms: ['(Intercept)', 'wt'],
  coefficients: [37.285, -5.3444],
  closedForm: [37.28512617, -5.344471573],
  distanceToClosedForm: 1.3e-4,
}
