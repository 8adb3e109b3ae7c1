import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import { figureText } from './figureText'
import type { DescentChoices, DescentSummary } from './reportInput'
import type {
  ContourPlot,
  LossPlot,
  ReportFact,
  ReportFigure,
  ReportSection,
  ReportTable,
} from './reportModel'

/** Settings, course and end of a gradient descent, and how far it is from the closed form. */
export function descentSection(descent: DescentSummary, language: Language): ReportSection {
  const figure: LossPlot = {
    kind: 'loss',
    iterations: descent.curve.iterations,
    loss: descent.curve.loss,
    minimum: descent.minimum,
  }
  return {
    id: 'descent',
    heading: translate(language, 'report.descent'),
    blocks: [
      { kind: 'facts', facts: [...settingFacts(descent, language), ...outcomeFacts(descent, language)] },
      {
        kind: 'figure',
        caption: translate(language, 'report.lossChart'),
        figure,
        description: figureText(figure, language),
        notes: [],
        rowNames: new Map(),
      },
      ...surfaceFigure(descent, language),
      comparison(descent, language),
    ],
  }
}

function surfaceFigure({ surface, settings }: DescentSummary, language: Language): readonly ReportFigure[] {
  if (surface === null) return []
  const name = (term: string): string =>
    settings.scale === 'none' || term === '(Intercept)'
      ? term
      : translate(language, 'report.standardizedTerm', { term })
  const figure: ContourPlot = {
    kind: 'contour',
    xLabel: name(surface.terms[0]),
    yLabel: name(surface.terms[1]),
    ...surface.plane,
    path: surface.path,
    lines: surface.lines,
  }
  const caption = translate(language, 'report.contour')
  return [
    {
      kind: 'figure',
      caption,
      figure,
      description: figureText(figure, language),
      notes: [],
      rowNames: new Map(),
    },
  ]
}

function settingFacts({ settings }: DescentSummary, language: Language): readonly ReportFact[] {
  return [
    {
      name: translate(language, 'report.optimizer'),
      value: text(translate(language, `training.optimizer-${settings.optimizer}`)),
    },
    ...optimizerFacts(settings, language),
    { name: translate(language, 'terms.learningRate'), value: significant(settings.learningRate) },
    ...scheduleFacts(settings, language),
    { name: translate(language, 'terms.iterations'), value: number(settings.iterations, 'count') },
    {
      name: translate(language, 'report.scale'),
      value: text(translate(language, `report.scale-${settings.scale}`)),
    },
    settings.objective === 'squared'
      ? {
          name: translate(language, 'report.lossKind'),
          value: text(translate(language, `report.loss-${settings.loss}`)),
        }
      : {
          name: translate(language, 'training.objective'),
          value: text(translate(language, `training.objective-${settings.objective}`)),
        },
    ...(settings.l2 > 0
      ? [{ name: translate(language, 'training.l2'), value: significant(settings.l2) }]
      : []),
    { name: translate(language, 'report.tolerance'), value: significant(settings.tolerance) },
    ...(settings.gradientTolerance > 0
      ? [
          {
            name: translate(language, 'training.gradientTolerance'),
            value: significant(settings.gradientTolerance),
          },
        ]
      : []),
  ]
}

/** What the optimiser has besides its learning rate. */
function optimizerFacts(settings: DescentChoices, language: Language): readonly ReportFact[] {
  const { optimizer, momentum, batchSize, seed } = settings
  if (optimizer === 'momentum' || optimizer === 'nesterov') {
    return [{ name: translate(language, 'training.momentum'), value: significant(momentum) }]
  }
  if (optimizer !== 'sgd') return []
  return [
    { name: translate(language, 'training.batchSize'), value: number(batchSize, 'count') },
    { name: translate(language, 'training.seed'), value: number(seed, 'index') },
  ]
}

function scheduleFacts(
  { schedule, stepEvery, decay, armijo }: DescentChoices,
  language: Language,
): readonly ReportFact[] {
  if (schedule === 'constant') return []
  const name = translate(language, 'training.schedule')
  const named = { name, value: text(translate(language, `training.schedule-${schedule}`)) }
  if (schedule === 'step') {
    return [named, { name: translate(language, 'training.stepEvery'), value: number(stepEvery, 'count') }]
  }
  if (schedule === 'backtracking') {
    return [named, { name: translate(language, 'training.armijo'), value: significant(armijo) }]
  }
  if (schedule !== 'inverse-time') return [named]
  return [named, { name: translate(language, 'training.decay'), value: significant(decay) }]
}

function outcomeFacts(descent: DescentSummary, language: Language): readonly ReportFact[] {
  const { curve } = descent
  const end = curve.loss.length === 0 ? Number.NaN : curve.loss[curve.loss.length - 1]
  const limits: readonly ReportFact[] = Number.isNaN(descent.stableLimit)
    ? []
    : [
        { name: translate(language, 'terms.stableLimit'), value: significant(descent.stableLimit) },
        { name: translate(language, 'terms.bestRate'), value: significant(descent.bestRate) },
      ]
  return [
    ...limits,
    { name: translate(language, 'report.iterationsRun'), value: number(descent.iterationsRun, 'count') },
    {
      name: translate(language, 'report.stopped'),
      value: text(translate(language, `training.reason-${descent.reason}`)),
    },
    { name: translate(language, 'report.finalLoss'), value: significant(end) },
    { name: translate(language, 'report.minimumLoss'), value: significant(descent.minimum) },
    { name: translate(language, 'report.distance'), value: significant(descent.distanceToClosedForm, 3) },
  ]
}

function comparison(
  { settings, terms, coefficients, closedForm }: DescentSummary,
  language: Language,
): ReportTable {
  return {
    kind: 'table',
    caption: null,
    columns: [
      left(translate(language, 'terms.term')),
      right(translate(language, 'terms.gradientDescent')),
      right(translate(language, settings.objective === 'squared' ? 'terms.closedForm' : 'report.minimum')),
      right(translate(language, 'report.difference')),
    ],
    rows: terms.map((term, j) => [
      code(term),
      significant(coefficients[j], 8),
      significant(closedForm[j], 8),
      significant(coefficients[j] - closedForm[j], 3),
    ]),
  }
}
