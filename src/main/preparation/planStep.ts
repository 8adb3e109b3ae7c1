import type { Step } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { planCompute } from './planCompute'
import { planFillMissing } from './planFillMissing'
import { planDropMissing, planFilter } from './planFilter'
import { planJoin } from './planJoin'
import { planOutlierRule } from './planOutlierRule'
import { planParse } from './planParse'
import { planRecode } from './planRecode'
import { planSplit } from './planSplit'
import { planSummarise } from './planSummarise'
import type { Stage } from './stage'
import type { PlanSources, StepPlan } from './stepPlan'

/** The step in SQL over the table before it. */
export async function planStep(step: Step, stage: Stage, sources: PlanSources): Promise<Result<StepPlan>> {
  switch (step.kind) {
    case 'filter':
      return planFilter(step, stage, sources)
    case 'compute':
      return planCompute(step, stage, sources)
    case 'recode':
      return planRecode(step, stage, sources)
    case 'fill-missing':
      return planFillMissing(step, stage, sources)
    case 'drop-missing':
      return planDropMissing(step, stage, sources)
    case 'outlier-rule':
      return planOutlierRule(step, stage, sources)
    case 'parse':
      return planParse(step, stage, sources)
    case 'summarise':
      return planSummarise(step, stage, sources)
    case 'join':
      return planJoin(step, stage, sources)
    case 'split':
      return planSplit(step, stage, sources)
  }
}
