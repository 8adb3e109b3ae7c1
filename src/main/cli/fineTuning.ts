import type { Command } from 'commander'
import { fineTune } from '@shared/analysis/fineTune'
import type { DescentTask, FineTuning } from '@shared/analysis/fineTune'
import type { TunedStart } from '@shared/analysis/planDescent'
import { runDescent } from '@shared/analysis/runDescent'
import { startFrom } from '@shared/analysis/pretrainedModel'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import type { Trajectory } from '@shared/descent/trajectory'
import { splitMoments, splitOrder } from '@shared/descent/rowMoments'
import { withLossKind } from '@shared/descent/withLossKind'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { Pretrained } from '@shared/document/pretrained'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { formatSignificant } from '@shared/texts/formatNumber'
import { readPretrainedFile } from '../data/readPretrainedFile'
import { textTable } from './textTable'

/** Kept points of each curve. */
const CURVE_POINTS = 2000

export interface FineTuningOptions {
  readonly from?: string
  readonly freeze?: string
  readonly strength: string
  readonly holdOut: string
}

/** A pre-trained model with what is asked of fine-tuning it. */
export interface AskedTuning extends TunedStart {
  readonly pretrained: Pretrained
  readonly heldOut: number
}

export function addFineTuningOptions(command: Command): Command {
  return command
    .option('--from <file>', 'fine-tune a pre-trained model: JSON of fit or descend, or saved by the window')
    .option('--freeze <terms>', 'coefficients that stay as pre-trained, such as x1,x2')
    .option('--strength <lambda>', 'adds λ Σ (θ − pre-trained θ)² to the loss, the intercept left out', '0')
    .option('--hold-out <share>', 'share of the rows held out to compare fine-tuning on', '0.3')
}

/** Null where nothing is to be fine-tuned. `terms` are those of the model. */
export async function readFineTuning(
  options: FineTuningOptions,
  settings: DescentSettings,
  terms: readonly string[],
): Promise<Result<AskedTuning | null>> {
  if (options.from === undefined) {
    return options.freeze === undefined ? ok(null) : invalid('--freeze', options.freeze, 'with --from only')
  }
  if (settings.l2 !== 0) return invalid('--l2', String(settings.l2), '0 with --from, which has --strength')
  const heldOut = Number(options.holdOut)
  if (!(heldOut >= 0 && heldOut <= 0.9)) return invalid('--hold-out', options.holdOut, '0 … 0.9')
  const pretrained = await readPretrainedFile(options.from)
  if (!pretrained.ok) return pretrained
  const start = startFrom(pretrained.value, terms)
  if (!start.ok) return start
  const frozen = (options.freeze ?? '').split(',').map((term) => term.trim())
  return ok({
    pretrained: pretrained.value,
    heldOut,
    start: start.value,
    frozen: frozen.filter((term) => term !== ''),
    strength: options.strength.trim() === '' ? NaN : Number(options.strength),
  })
}

/** Fine-tuning beside training from scratch, on the same training rows. */
export function compareTuning(
  design: DesignMatrix,
  loss: QuadraticLoss,
  { asked, settings }: { readonly asked: AskedTuning; readonly settings: DescentSettings },
): Result<FineTuning> {
  const { pretrained, heldOut, frozen, strength } = asked
  const { learningRate, seed } = settings
  const base = withLossKind(loss, 'mean')
  const split = splitMoments(design, base, { heldOut, random: seededRandom(seed) })
  const tuning = { learningRate, frozen: [...frozen], strength, heldOut, seed }
  const { order, held } = splitOrder(design.rowCount, { heldOut, random: seededRandom(seed) })
  const descend = ({ plan, rows }: DescentTask): Result<Trajectory> =>
    runDescent(
      design,
      { ...plan, rows: plan.rows && { ...plan.rows, only: order.subarray(held, held + rows) } },
      { capacity: CURVE_POINTS },
    )
  return fineTune({ base, split, settings, tuning, pretrained }, descend)
}

const figure = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : formatSignificant(value, 6, 'en')

/** The errors of fine-tuning, of training from scratch and of the pre-trained model as it is. */
export function fineTuningText(
  { fineTuned, scratch, rows, byRows, untuned }: FineTuning,
  { pretrained }: AskedTuning,
): string {
  const line = (name: string, run: FineTuning['scratch']): readonly string[] => [
    name,
    figure(Math.sqrt(run.training[run.training.length - 1])),
    figure(run.heldOut.at(-1)),
    figure(run.before.at(-1)),
  ]
  const errors = textTable({
    header: ['root mean square error', 'training rows', 'held-out rows', 'pre-training'],
    rows: [
      line('fine-tuned', fineTuned),
      line('from scratch', scratch),
      ['pre-trained as it is', '', figure(untuned.heldOut), figure(untuned.before)],
    ],
  })
  const curve = textTable({
    header: ['training rows', 'fine-tuned', 'from scratch'],
    rows: byRows.map((point) => [String(point.rows), figure(point.fineTuned), figure(point.scratch)]),
    left: [],
  })
  return [
    `fine-tuned from ${pretrained.source} (${pretrained.rowCount} rows); ${rows.training} training rows, ${rows.heldOut} held out`,
    '',
    errors,
    ...(byRows.length === 0 ? [] : ['', 'error on held-out rows', curve]),
  ].join('\n')
}

export function fineTuningJson(outcome: FineTuning, asked: AskedTuning): unknown {
  const run = ({ run: { iterations }, training, heldOut, before }: FineTuning['scratch']): unknown => ({
    iteration: iterations,
    trainingLoss: training,
    heldOutError: heldOut,
    pretrainingError: before,
  })
  return {
    from: {
      source: asked.pretrained.source,
      formula: asked.pretrained.formula,
      rows: asked.pretrained.rowCount,
    },
    frozen: asked.frozen,
    strength: asked.strength,
    trainingRows: outcome.rows.training,
    heldOutRows: outcome.rows.heldOut,
    fineTuned: run(outcome.fineTuned),
    scratch: run(outcome.scratch),
    byRows: outcome.byRows,
    pretrainedAsItIs: { heldOutError: outcome.untuned.heldOut, pretrainingError: outcome.untuned.before },
  }
}

function invalid(option: string, value: string, expected: string): Result<never> {
  return fail({ code: 'option-invalid', option, value, expected })
}
