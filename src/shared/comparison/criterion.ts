/** What models are ranked by. */
export const criteria = ['adjRSquared', 'aic', 'aicc', 'bic', 'cvError'] as const
export type Criterion = (typeof criteria)[number]

/** 1 where larger is better, −1 where smaller is. */
export const preference: Readonly<Record<Criterion, 1 | -1>> = {
  adjRSquared: 1,
  aic: -1,
  aicc: -1,
  bic: -1,
  cvError: -1,
}
