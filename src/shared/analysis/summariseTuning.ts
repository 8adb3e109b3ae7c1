import type { Pretrained } from '../document/pretrained'
import type { TuningSummary } from '../report/reportInput'
import type { FineTuning, TunedRun } from './fineTune'

const end = (values: Float64Array): number => values.at(-1) ?? NaN

const errorsOf = ({ training, heldOut, before }: TunedRun): TuningSummary['fineTuned'] => ({
  training: Math.sqrt(end(training)),
  heldOut: end(heldOut),
  before: end(before),
})

/** Fine-tuning beside training from scratch as a report tells it. */
export function summariseTuning(
  { fineTuned, scratch, untuned, rows, byRows }: FineTuning,
  { learningRate, frozen, strength }: TuningSummary['settings'],
  { source, formula, rowCount }: Pretrained,
): TuningSummary {
  return {
    pretrained: { source, formula, rowCount },
    settings: { learningRate, frozen, strength },
    rows,
    fineTuned: errorsOf(fineTuned),
    scratch: errorsOf(scratch),
    untuned: { training: NaN, ...untuned },
    byRows,
  }
}
