import type { FlagTexts } from './textTypes'

/** The rules by which rows are flagged, with the limits in force; `-about` says what a rule finds. */
export const flagsEn: FlagTexts = {
  outlier: 'studentized residual beyond ± {limit}',
  'high-leverage': 'leverage above 3p/n = {limit}',
  influential: 'Cook’s distance above 4/n = {limit}',
  bonferroni: 'outlier test: studentized residual beyond ± {limit}, Bonferroni p below 0.05',
  'cook-median': 'Cook’s distance above the median of F(p, n − p) = {limit}',
  'leverage-2p': 'leverage above 2p/n = {limit}',
  dffits: 'DFFITS beyond ± 2√(p/n) = {limit}',
  'robust-outlier': 'residual of an MM-estimate beyond ± {limit} times its scale',
  'outlier-about': 'Its response is far from the fit that the other rows give.',
  'high-leverage-about': 'Its predictors lie far from the others’: three times the mean leverage.',
  'influential-about': 'Without it the coefficients would change.',
  'bonferroni-about': 'So far from the fit that it would surprise even as the worst of so many rows.',
  'cook-median-about':
    'Without it the coefficients would leave their joint 50 % confidence region: very few rows do.',
  'leverage-2p-about': 'Its predictors lie far from the others’: twice the mean leverage.',
  'dffits-about': 'Without it its own fitted value would change.',
  'robust-outlier-about':
    'Far from the fit of the majority: this shows rows that drag an ordinary fit to themselves, too.',
  chosen: 'Rows are flagged by: {rules}.',
  none: 'No rule is chosen, so no row is flagged.',
}
