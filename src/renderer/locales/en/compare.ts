export const compare = {
  lead: 'The models fitted to this data in this session. Sort by any criterion; go back to a model with one click.',
  emptyText: 'Each model that you fit to this data will be listed here, side by side.',
  notComparable:
    'These models explain different responses or use different rows: their criteria cannot be compared.',
  rule: 'Smaller is better for AIC, BIC and σ; larger for R² and adjusted R². R² never falls when a term is added.',
  current: 'on show',
  goBack: 'go back to it',
} as const
