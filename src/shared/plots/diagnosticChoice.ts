/** The views of a fit's residuals, in the order in which they are offered. */
export const diagnosticViews = [
  'residuals',
  'quantile',
  'scale-location',
  'leverage',
  'histogram',
  'added-variable',
  'component-residual',
  'autocorrelation',
] as const
export type DiagnosticView = (typeof diagnosticViews)[number]

export const residualKinds = ['studentized', 'standardized', 'raw'] as const
export type ResidualKind = (typeof residualKinds)[number]

/** What residuals are drawn over. */
export type ResidualAxis =
  | { readonly kind: 'fitted' }
  /** The rows in the order of the file. */
  | { readonly kind: 'order' }
  /** Any column of the table, in the model or not. */
  | { readonly kind: 'column'; readonly name: string }

/** Whether a band holds each point, or all points at once, with its level. */
export type BandKind = 'pointwise' | 'simultaneous'

/** Which view, and how. What a view has no use for is left as it is. */
export interface DiagnosticChoice {
  readonly view: DiagnosticView
  /** Which residual, where the view leaves a choice. */
  readonly residual: ResidualKind
  readonly axis: ResidualAxis
  /** The coefficient or term that is looked at; null is the first. */
  readonly term: string | null
  readonly band: BandKind
}
