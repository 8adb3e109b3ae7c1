import { describe, expect, it } from 'vitest'
import { reportLatex } from '../../../src/main/export/latex'
import { escapeLatex, numberLatex } from '../../../src/main/export/latexText'
import { hostileNames, hostileReport } from './sampleReport'

describe('reportLatex', () => {
  const latex = reportLatex(hostileReport)

  it('leaves no command in a text', () => {
    expect(escapeLatex('\\input{a}')).toBe('\\textbackslash{}input\\{a\\}')
    expect(escapeLatex('50 % of $x_1^2$ & ~#')).toBe(
      '50 \\% of \\$x\\_1\\textasciicircum{}2\\$ \\& \\textasciitilde{}\\#',
    )
    expect(latex).not.toContain('\\input')
  })

  it('balances its braces and environments', () => {
    let depth = 0
    for (const [token] of latex.replace(/\\[\\{}]/g, '').matchAll(/[{}]/g)) {
      depth += token === '{' ? 1 : -1
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
    const begun = [...latex.matchAll(/\\begin\{(\w+)\}/g)].map((match) => match[1]).sort()
    const ended = [...latex.matchAll(/\\end\{(\w+)\}/g)].map((match) => match[1]).sort()
    expect(ended).toEqual(begun)
  })

  it('sets numbers in mathematical type', () => {
    expect(numberLatex('-8.2e-19')).toBe('$-8.2\\times10^{-19}$')
    expect(numberLatex('1,234')).toBe('$1{,}234$')
    expect(numberLatex('∞')).toBe('$\\infty$')
    expect(numberLatex('–')).toBe('–')
  })

  it('draws its figures, with a caption that is no moving argument', () => {
    expect(latex).toContain('\\begin{pgfpicture}')
    expect(latex).toMatch(/\\caption\[\]\{.*onload/)
  })

  it('has a row for each of the table', () => {
    expect(latex.match(/1\.29\\times10\^\{-10\}/g)?.length).toBe(hostileNames.length)
  })

  it('takes a Chinese document class for Chinese', () => {
    expect(reportLatex({ ...hostileReport, language: 'zh' })).toContain('{ctexart}')
  })
})
