import { ok } from '@shared/outcome/result'
import type { StepOf } from '@shared/preparation/step'
import { broughtColumns } from './broughtColumns'
import { firstRows, repeatedKeys } from './repeatedKeys'
import { inFile } from './inFile'
import { equalKeys, keyPairs } from './keyPairs'
import { matchCounts } from './matchCounts'
import type { Planner } from './stepPlan'

/** Equal keys are exactly equal, and a missing one equals nothing. Of a key in several rows the first is taken, where that is asked for. */
export const planJoin: Planner<StepOf<'join'>> = async (step, stage, { database, others, signal }) => {
  const opened = await others.tableOf(step, signal)
  if (!opened.ok) return inFile(step, opened.error)
  const other = opened.value
  const keys = keyPairs(step, stage, other)
  if (!keys.ok) return keys
  const brought = broughtColumns(step, stage, other)
  if (!brought.ok) return brought
  const repeated = await repeatedKeys(database, other, keys.value)
  if (repeated !== null && step.repeated === 'fail') {
    return inFile(step, { code: 'step-keys-repeated', ...repeated })
  }
  const counts = await matchCounts({ database, stage, other }, keys.value)
  const theirs = repeated === null ? other.relation : firstRows(other, keys.value)
  const from = `(SELECT ours.*, theirs.* FROM ${stage.relation} AS ours
    LEFT JOIN ${theirs} AS theirs ON ${equalKeys(keys.value)})`
  const { written, columns } = brought.value
  return ok({
    from,
    where: step.how === 'inner' ? 'place IS NOT NULL' : undefined,
    written,
    looksAround: true,
    join: { ...counts, repeatedKeys: repeated?.count ?? 0, columns, doubts: other.doubts },
  })
}
