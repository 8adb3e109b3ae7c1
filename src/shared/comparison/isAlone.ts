import type { Comparison } from './comparison'

/** Whether there is but one model, which then is the best of none. */
export const isAlone = ({ models }: Pick<Comparison, 'models'>): boolean => models.length < 2
