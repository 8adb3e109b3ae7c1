import { describe, expect, it } from 'vitest'
import { helpSections, searchHelp } from '../../../src/renderer/help/helpEntries'
import { docsTexts } from './docsTexts'

const sections = (language: string) => helpSections(docsTexts[`../../../resources/docs/${language}/index.md`])
const found = (language: string, search: string): readonly string[] =>
  searchHelp(sections(language), search).flatMap(({ entries }) => entries.map(({ page }) => page))

describe('helpSections', () => {
  it('are the sections of the index, with title and subject of each page', () => {
    const [first] = sections('en')
    expect(first.title).toBe('Estimators')
    expect(first.entries[0]).toEqual({
      page: 'ols',
      title: 'Least squares',
      subject: 'the line, plane or curve closest to the data',
    })
    expect(sections('zh')[0].entries[0]).toMatchObject({ page: 'ols', title: '最小二乘法' })
  })
})

describe('searchHelp', () => {
  it('finds pages by words of title, subject or name, whatever the case and the dash', () => {
    expect(found('en', 'DURBIN-WATSON')).toEqual(['durbin-watson'])
    expect(found('en', "cook's dist")).toEqual(['cooks-distance'])
    expect(found('en', 'hc3')).toEqual([])
    expect(found('en', 'R2 press')).toEqual(['r-squared'])
    expect(found('zh', '残差')).toContain('residuals')
    expect(found('zh', 'leverage')).toEqual(['leverage'])
  })

  it('finds everything by nothing, and nothing by what is nowhere', () => {
    expect(found('en', ' ')).toEqual(sections('en').flatMap(({ entries }) => entries.map(({ page }) => page)))
    expect(searchHelp(sections('en'), 'xyzzy')).toEqual([])
  })
})
