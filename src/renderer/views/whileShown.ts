import { computed, type ComputedRef } from 'vue'

/**
 * What a source says while a view is on show, and what it said last while the view is hidden: a view that is kept has nothing to do until
 * somebody looks at it again.
 */
export const whileShown = <T>(isShown: () => boolean, source: () => T): ComputedRef<T> =>
  computed<T>((before) => (isShown() || before === undefined ? source() : before))
