import { buildModel } from '@shared/analysis/buildModel'
import type { Progress } from '@shared/contract/wire'
import { robustResiduals } from '@shared/diagnostics/robustResiduals'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { ModelTask } from './fitThreadApi'

/** `robustResiduals` of a model in memory that threads share, made without a fit of the model's own. */
export function sharedRobustResiduals(
  { columns, ...task }: ModelTask,
  onProgress?: (progress: Progress) => void,
): Result<Float64Array> {
  const built = buildModel({ ...task, columns: new Map(columns.map((column) => [column.name, column])) })
  if (!built.ok) return built
  const made = robustResiduals(built.value.design, {
    onProgress: onProgress && ((done, total) => onProgress({ phase: 'fitting', done, total })),
  })
  if (!made.ok) return made
  const shared = new Float64Array(new SharedArrayBuffer(made.value.byteLength))
  shared.set(made.value)
  return ok(shared)
}
