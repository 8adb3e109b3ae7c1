import type { z } from 'zod'

export interface DeepestIssue {
  readonly path: PropertyKey[]
  readonly message: string
}

/** Of what may be written in several ways: what is wrong by the way that came farthest. */
export function deepestIssue(issue: z.core.$ZodIssue): DeepestIssue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flatMap(([first]) => (first === undefined ? [] : [deepestIssue(first)]))
  const farthest = inner.reduce<DeepestIssue | null>(
    (best, next) => (best !== null && best.path.length >= next.path.length ? best : next),
    null,
  )
  return farthest === null ? issue : { ...farthest, path: [...issue.path, ...farthest.path] }
}
