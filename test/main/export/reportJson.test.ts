import { describe, expect, it } from 'vitest'
import { reportJson } from '../../../src/main/export/reportJson'
import { hostileReport } from './sampleReport'

describe('reportJson', () => {
  it('is JSON with the same sections, columns of figures as lists, and names by their rows', () => {
    const parsed = JSON.parse(reportJson(hostileReport)) as {
      schema: string
      title: string
      sections: { heading: string; blocks: { kind: string; rowNames?: object }[] }[]
    }
    expect(parsed.schema).toBe('leastwise/report@1')
    expect(parsed.title).toBe(hostileReport.title)
    expect(parsed.sections.map(({ heading }) => heading)).toEqual(
      hostileReport.sections.map(({ heading }) => heading),
    )
    const figure = parsed.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'figure')
    expect(figure).toMatchObject({ figure: { points: { x: [1, 2, 3, 4], rows: [1, 2, 3, 4] } } })
    expect(Object.keys(figure?.rowNames ?? {})).toEqual(['4'])
  })
})
