import type { AnnotationOptions } from 'chartjs-plugin-annotation'
import type { DiagnosticLine } from '@shared/plots/diagnosticPlot'
import type { ChartTokens } from './chartTokens'
import type { AxisRange } from './axisOptions'

interface Frame {
  readonly x: Required<AxisRange>
  readonly y: Required<AxisRange>
}

/** The names of lines, each where its line ends on the right, unless that is outside the frame or on another's name. */
export const lineLabels = (
  lines: readonly DiagnosticLine[],
  { x, y }: Frame,
  tokens: ChartTokens,
): Record<string, AnnotationOptions> => {
  const gap = (y.max - y.min) / 18
  const taken: number[] = []
  const labels = lines.flatMap(({ label, curve }, index): [string, AnnotationOptions][] => {
    // Curves are drawn from left to right.
    const last = curve.x.filter((value) => value <= x.max).length - 1
    const height = curve.y[last]
    if (label === undefined || !(height > y.min && height < y.max)) return []
    if (taken.some((other) => Math.abs(other - height) < gap)) return []
    taken.push(height)
    return [
      [
        `label-${index}`,
        {
          type: 'label',
          content: label,
          xValue: curve.x[last],
          yValue: height,
          position: { x: 'end', y: 'end' },
          padding: 1,
          color: tokens.influence,
          font: { size: 11, family: tokens['font-ui'] },
        },
      ],
    ]
  })
  return Object.fromEntries(labels)
}
