import { code, left, number, right, significant, text } from '@shared/report/cell'
import type { Report, ReportFigure } from '@shared/report/reportModel'
import type { FitPlot } from '@shared/plots/plotModel'

/** Names that files may hold and that no output format may read as its own language. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '&amp; & {braces} %percent #hash $dollar$ ~tilde^hat\\backslash',
  '| pipe | `tick` *star* _under_ [link](javascript:alert(1))',
  '\\input{/etc/passwd}',
  'line\nbreak\ttab\u0000null\u001bescape',
  '\ud800 lone surrogate',
  '</style></svg></title>',
]

const x = Float64Array.of(1, 2, 3, 4)
const fit: FitPlot = {
  kind: 'fit',
  xLabel: hostileNames[0],
  yLabel: hostileNames[1],
  points: {
    x,
    y: Float64Array.of(2, 4, 6, 12),
    rows: Int32Array.of(1, 2, 3, 4),
    flags: Uint8Array.of(0, 4, 2, 1),
    total: 4,
    thinning: null,
  },
  curve: {
    x,
    y: Float64Array.of(2, 4, 6, 8),
    lower: Float64Array.of(1, 3, 5, 6),
    upper: Float64Array.of(3, 5, 7, 10),
  },
  heldFixed: [],
  level: 0.95,
  xChoices: ['x', 'fitted'],
}

const sampleFigure: ReportFigure = {
  kind: 'figure',
  caption: hostileNames[2],
  description: hostileNames.join(' '),
  figure: fit,
  notes: [hostileNames[3]],
  rowNames: new Map([[4, hostileNames[8]]]),
}

/** Every kind of block, every text hostile. */
export const hostileReport: Report = {
  language: 'en',
  title: hostileNames[0],
  subtitle: hostileNames[1],
  author: hostileNames[2],
  sections: [
    {
      id: 'data',
      heading: hostileNames[4],
      blocks: [
        ...hostileNames.map((name) => ({ kind: 'paragraph' as const, text: name })),
        { kind: 'note', text: hostileNames[5] },
        { kind: 'warning', text: hostileNames[6] },
        { kind: 'equation', text: hostileNames[7] },
        { kind: 'facts', facts: hostileNames.map((name) => ({ name, value: code(name) })) },
        {
          kind: 'table',
          caption: hostileNames[8],
          columns: [left(hostileNames[0]), right('estimate'), right('p'), left('status')],
          rows: [
            ...hostileNames.map((name) => [
              code(name),
              significant(-5.344471573),
              number(1.29e-10, 'p-value'),
              { kind: 'status' as const, status: 'warn' as const, text: name },
            ]),
            [text('end'), significant(1234567), number(0.5, 'p-value'), text('')],
          ],
        },
        sampleFigure,
      ],
    },
  ],
}
