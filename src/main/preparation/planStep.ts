import type { Step } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import type { Database } from '../data/database'
import { planCompute } from './planCompute'
import { planFillMissing } from './planFillMissing'
import { planDropMissing, planFilter } from './planFilter'
import { planOutlierRule } from './planOutlierRule'
import { planParse } from './planParse'
import { planRecode } from './planRecode'
import { planSplit } from './planSplit'
import { planSummarise } from './planSummarise'
import type { Stage } from './stage'
import type { StepPlan } from './stepPlan'

/** The step in SQL over the table before it. */
export async function planStep(step: Step, stage: Stage, database: Database): Promise<Result<StepPlan>> {
  switch (step.kind) {
    case 'filter':
      return planFilter(step, stage, database)
    case 'compute':
      return planCompute(step, stage, database)
    case 'recode':
      return planRecode(step, stage, database)
    case 'fill-missing':
      return planFillMissing(step, stage, database)
    case 'drop-missing':
      return planDropMissing(step, stage, database)
    case 'outlier-rule':
      return planOutlierRule(step, stage, database)
    case 'parse':
      return planParse(step, stage, database)
    case 'summarise':
      return planSummarise(step, stage, database)
    case 'split':
      return planSplit(step, stage, database)
  }
}
