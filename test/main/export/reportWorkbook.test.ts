import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { code, number, significant, text } from '@shared/report/cell'
import type { Report } from '@shared/report/reportModel'
import { reportWorkbook } from '../../../src/main/export/reportWorkbook'
import { hostileReport } from './sampleReport'

const report = (cells: readonly (readonly ReturnType<typeof text>[])[]): Report => ({
  language: 'en',
  title: 't',
  subtitle: 's',
  author: null,
  sections: [
    {
      id: 'a',
      heading: 'Same: name / as the other',
      blocks: [{ kind: 'table', caption: null, columns: [{ title: 'x', align: 'right' }], rows: cells }],
    },
    { id: 'b', heading: 'same: name / as the other', blocks: [] },
  ],
})

describe('reportWorkbook', () => {
  it('keeps numbers as numbers in full, and infinity as a text', () => {
    const values = [1 / 3, -1e-300, 12_345_678.9, 0, Infinity]
    const book = read(reportWorkbook(report(values.map((value) => [significant(value, 6)]))))
    const sheet = book.Sheets[book.SheetNames[0]]
    const cells = ['A7', 'A8', 'A9', 'A10', 'A11'].map((at) => sheet[at] as { t: string; v: unknown })
    expect(cells.slice(0, 4).map(({ v }) => v)).toEqual(values.slice(0, 4))
    expect(cells.map(({ t }) => t)).toEqual(['n', 'n', 'n', 'n', 's'])
  })

  it('shows a p-value far in the tail as it is', () => {
    const sheet = read(reportWorkbook(report([[number(1e-120, 'p-value')]])), { cellNF: true }).Sheets
    expect(Object.values(sheet)[0].A7).toMatchObject({ v: 1e-120, z: '0.00E+00' })
  })

  it('runs no formula: what begins with an equals sign is a text', () => {
    const book = read(reportWorkbook(report([[text('=1+1')], [code("=cmd|' /C calc'!A0")]])), {
      cellFormula: true,
    })
    const sheet = book.Sheets[book.SheetNames[0]]
    expect(sheet.A7).toMatchObject({ t: 's', v: '=1+1' })
    expect(sheet.A7).not.toHaveProperty('f')
    expect(sheet.A8).not.toHaveProperty('f')
  })

  it('gives every section a sheet whose name Excel takes', () => {
    expect(read(reportWorkbook(report([]))).SheetNames).toEqual([
      'Same  name   as the other',
      'same  name   as the other 2',
    ])
    const { SheetNames } = read(reportWorkbook(hostileReport))
    expect(SheetNames).toHaveLength(hostileReport.sections.length)
  })
})
