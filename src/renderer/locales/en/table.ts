export const table = {
  hint: 'Click a row to find it in every chart; click a header to sort.',
  goTo: 'Go to row',
} as const
