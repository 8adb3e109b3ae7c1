import type { DiagnosticView } from '../plots/diagnosticChoice'
import type { Language } from '../texts/language'
import type { FigureSize } from './figureSize'

/** The parts that a report can have, in the order in which they stand if nothing else is said. */
export const reportParts = [
  'data',
  'preparation',
  'model',
  'coefficients',
  'goodness',
  'anova',
  'checks',
  'charts',
  'flagged',
  'descent',
  'tuning',
  'comparison',
  'predictions',
  'excluded',
  'warnings',
  'about',
] as const
export type ReportPart = (typeof reportParts)[number]

export interface PlacedPart {
  readonly id: ReportPart
  readonly shown: boolean
  /** What the author says at its beginning; empty lines part paragraphs. */
  readonly comment: string
}

/** How numbers are written that are neither counts nor p-values; `usual`: as many digits as each figure deserves. */
export type NumberStyle =
  | { readonly kind: 'usual' }
  | { readonly kind: 'significant'; readonly digits: number }
  | { readonly kind: 'decimals'; readonly decimals: number }

/** What the author of a report decides about it. */
export interface ReportComposition {
  /** Parts that were placed; the others stand where they usually do (`placedParts`). */
  readonly parts: readonly PlacedPart[]
  /** `window`: that of the window, or the one that the command line is told. */
  readonly language: 'window' | Language
  /** Empty: the title that the response gives. */
  readonly title: string
  readonly author: string
  readonly numbers: NumberStyle
  readonly pValues: 'full' | 'apa'
  /** Views of residuals among the charts, those of one term once for each; null: the two that the window shows. */
  readonly views: readonly DiagnosticView[] | null
  /** Of those that are saved or copied by themselves. */
  readonly figures: FigureSize
}

export const defaultComposition: ReportComposition = {
  parts: [],
  language: 'window',
  title: '',
  author: '',
  numbers: { kind: 'usual' },
  pValues: 'full',
  views: null,
  figures: { width: 160, dpi: 300 },
}
