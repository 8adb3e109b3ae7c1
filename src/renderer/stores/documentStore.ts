import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { RemedyAction } from '@shared/diagnostics/remedy'
import { emptyDocument, type AnalysisDocument, type ModelSpec } from '@shared/document/analysisDocument'
import type { CommandName, FormulaCommand, StepCommand } from '@shared/document/commandName'
import type { DescentSettings } from '@shared/document/descentSettings'
import {
  withExclusion,
  withoutExclusion,
  type Exclusion,
  type ExclusionAct,
} from '@shared/document/exclusions'
import type { DiagnosticPane } from '@shared/document/diagnosticPanes'
import {
  applyCommand,
  currentPoint,
  emptyHistory,
  goToPoint,
  redoCommand,
  sealPoint,
  undoCommand,
  type DocumentHistory,
} from '@shared/document/history'
import type { TuningSettings } from '@shared/document/pretrained'
import { forOtherData } from '@shared/report/placedParts'
import { applyRemedy } from '@shared/document/applyRemedy'
import type { StandardErrors } from '@shared/inference/standardErrors'
import type { RowSet } from '@shared/table/rowSet'

type View = AnalysisDocument['view']
export type Tab = View['tab']

const descentCommands: Record<keyof DescentSettings, CommandName> = {
  learningRate: 'changeLearningRate',
  iterations: 'changeIterations',
  tolerance: 'changeTolerance',
  gradientTolerance: 'changeTolerance',
  optimizer: 'changeOptimizer',
  momentum: 'changeOptimizer',
  batchSize: 'changeOptimizer',
  seed: 'changeOptimizer',
  schedule: 'changeSchedule',
  stepEvery: 'changeSchedule',
  armijo: 'changeSchedule',
  decay: 'changeSchedule',
  l2: 'changePenalty',
  start: 'changeStart',
  scale: 'changeScale',
  loss: 'changeLoss',
  objective: 'changeLoss',
  huberK: 'changeLoss',
  bisquareC: 'changeLoss',
  tau: 'changeLoss',
  residualScale: 'changeLoss',
  nonlinear: 'changeLoss',
}

const viewCommands: Record<Exclude<keyof View, 'tab'>, CommandName> = {
  xAxis: 'changeAxis',
  residual: 'changeResidual',
  panes: 'changeDiagnostics',
  idColumn: 'changeIdColumn',
  surfaceAxes: 'changeSurface',
}

/** What stays of a document on other data: how the user works, not what about. */
const onOtherData = ({
  descent,
  pretrained,
  tuning,
  outlierThreshold,
  flagRules,
  report,
}: AnalysisDocument): AnalysisDocument => ({
  ...emptyDocument,
  descent: { ...descent, start: {} },
  pretrained,
  tuning,
  outlierThreshold,
  flagRules,
  report: forOtherData(report),
})

type Shown = Pick<AnalysisDocument, 'source' | 'model' | 'view'>

/** In one step, so that nobody sees the work without its table in between. */
const withTable = (own: DocumentHistory, { source, model, view }: Shown): DocumentHistory =>
  applyCommand(own, {
    name: 'openFile',
    at: Date.now(),
    document: { ...onOtherData(own.present), source, model, view },
  })

/** The one document: all that the user decided. Every change is a named command that can be undone. */
export const useDocumentStore = defineStore('document', () => {
  const history = shallowRef<DocumentHistory>(emptyHistory(emptyDocument))
  const document = computed(() => history.value.present)
  /** The user's own work while a tour has the window. */
  const aside = shallowRef<DocumentHistory | null>(null)

  const ownHistory = computed(() => aside.value ?? history.value)

  const undoName = computed(() => {
    const { name, parent } = currentPoint(history.value)
    return parent === null ? null : name
  })
  const redoName = computed(() => {
    const { points, ahead, current } = history.value
    return points.get(ahead.get(current) ?? 0)?.name ?? null
  })

  const apply = (name: CommandName, next: AnalysisDocument, control: string | null = null): void => {
    history.value = applyCommand(history.value, { name, control, at: Date.now(), document: next })
  }

  const changeModel = (
    name: CommandName,
    change: Partial<ModelSpec>,
    control: string | null = null,
  ): void => {
    apply(name, { ...document.value, model: { ...document.value.model, ...change } }, control)
  }

  const changeExclusions = (name: CommandName, exclusions: readonly Exclusion[]): void => {
    if (exclusions !== document.value.exclusions)
      apply(name, { ...document.value, exclusions: [...exclusions] })
  }

  return {
    document,
    history,
    /** The user's own work, whatever a tour shows: what is to be kept. */
    own: computed(() => ownHistory.value.present),
    ownHistory,
    isAside: computed(() => aside.value !== null),
    /** Puts the user's work aside: until it is taken up, nothing that is done is part of it. */
    setAside: (): void => {
      aside.value = history.value
      history.value = emptyHistory(history.value.present)
    },
    /** The user's work as it was left, with all its steps; where a table is to follow, that is its next step. */
    takeUp: (next: Shown | null): void => {
      const own = aside.value
      if (own === null) return
      aside.value = null
      history.value = next === null ? own : withTable(own, next)
    },

    canUndo: computed(() => undoName.value !== null),
    canRedo: computed(() => redoName.value !== null),
    undoName,
    redoName,

    /** Begins with what was read or recovered. */
    beginWith: (restored: DocumentHistory): void => {
      aside.value = null
      history.value = restored
    },
    /** What is saved is a point of its own, whatever is typed next. */
    seal: (): void => {
      if (aside.value === null) history.value = sealPoint(history.value)
      else aside.value = sealPoint(aside.value)
    },
    goTo: (id: number): void => void (history.value = goToPoint(history.value, id)),

    undo: (): void => void (history.value = undoCommand(history.value)),
    redo: (): void => void (history.value = redoCommand(history.value)),

    /** Starts work on another file: a fresh model, the same descent settings, a report of the same make. */
    openSource: (source: NonNullable<AnalysisDocument['source']>, idColumn: string | null): void =>
      apply('openFile', {
        ...onOtherData(document.value),
        source,
        view: { ...emptyDocument.view, idColumn },
      }),

    /** Reads the same file otherwise; the model stays. */
    setImport: (source: NonNullable<AnalysisDocument['source']>): void =>
      apply('changeImport', { ...document.value, source }),

    /** A condition in SQL that kept rows satisfy; null keeps all. */
    setSteps: (name: StepCommand, steps: AnalysisDocument['steps']): void =>
      apply(name, { ...document.value, steps }),
    setFilter: (filter: string | null): void => {
      if (filter !== document.value.filter) apply('changeFilter', { ...document.value, filter })
    },

    /** Leaves rows out of the fit; their numbers stay. */
    exclude: (act: ExclusionAct): void =>
      changeExclusions('excludeRows', withExclusion(document.value.exclusions, act)),
    /** Takes rows into the fit again. */
    restore: (rows: RowSet): void =>
      changeExclusions('restoreRows', withoutExclusion(document.value.exclusions, rows)),
    /** Why the rows of an act are excluded. */
    setReason: (index: number, reason: string): void =>
      changeExclusions(
        'changeReason',
        document.value.exclusions.map((act, place) => (place === index ? { ...act, reason } : act)),
      ),

    /** `control` merges the keystrokes of one field into one step. */
    setFormula: (formula: string, name: FormulaCommand = 'editFormula'): void => {
      if (formula !== document.value.model.formula)
        changeModel(name, { formula }, name === 'editFormula' ? 'formula' : null)
    },
    setLevel: (level: number): void => changeModel('changeLevel', { level }, 'level'),
    /** Another method has options of its own, and may have no other standard errors than the usual. */
    setMethod: (method: string): void => {
      if (method === document.value.model.method) return
      const standardErrors = { ...document.value.model.standardErrors, kind: 'classical' as const }
      changeModel('changeMethod', { method, options: {}, standardErrors })
    },
    setOption: (name: string, value: ModelSpec['options'][string]): void => {
      const { options } = document.value.model
      if (options[name] !== value)
        changeModel('changeOption', { options: { ...options, [name]: value } }, name)
    },
    setStandardErrors: (change: Partial<StandardErrors>): void => {
      const standardErrors = { ...document.value.model.standardErrors, ...change }
      changeModel('changeStandardErrors', { standardErrors }, Object.keys(change).join(' '))
    },
    setWeights: (weights: string | null): void => {
      if (weights !== document.value.model.weights) changeModel('changeWeights', { weights })
    },
    /** Does to the model what a check advises. */
    takeRemedy: (action: RemedyAction): void => {
      const model = applyRemedy(document.value.model, action)
      if (JSON.stringify(model) !== JSON.stringify(document.value.model)) changeModel('takeRemedy', model)
    },
    restoreModel: (model: ModelSpec): void => changeModel('restoreModel', model),

    setThreshold: (outlierThreshold: number): void => {
      if (outlierThreshold !== document.value.outlierThreshold)
        apply('changeThreshold', { ...document.value, outlierThreshold }, 'threshold')
    },

    setFlagRules: (flagRules: AnalysisDocument['flagRules']): void =>
      apply('changeFlagRules', { ...document.value, flagRules }),

    setDescent: <K extends keyof DescentSettings>(key: K, value: DescentSettings[K]): void => {
      if (document.value.descent[key] === value) return
      const descent = { ...document.value.descent, [key]: value }
      apply(descentCommands[key], { ...document.value, descent }, key)
    },

    /** Several settings at once, as one step. */
    changeDescent: (name: CommandName, change: Partial<DescentSettings>): void =>
      apply(name, { ...document.value, descent: { ...document.value.descent, ...change } }),
    setPretrained: (pretrained: AnalysisDocument['pretrained']): void =>
      apply('keepPretrained', { ...document.value, pretrained }),
    setTuning: <K extends keyof TuningSettings>(key: K, value: TuningSettings[K]): void =>
      apply('changeTuning', { ...document.value, tuning: { ...document.value.tuning, [key]: value } }, key),
    setTunings: (tuning: TuningSettings): void => apply('changeTuning', { ...document.value, tuning }),
    setKeptRuns: (keptRuns: AnalysisDocument['keptRuns']): void =>
      apply('keepRun', { ...document.value, keptRuns }),

    setComparison: (
      name: CommandName,
      change: Partial<AnalysisDocument['comparison']>,
      control: string | null,
    ): void =>
      apply(name, { ...document.value, comparison: { ...document.value.comparison, ...change } }, control),

    /** What the report holds and how it is written. */
    setReport: (
      name: CommandName,
      change: Partial<AnalysisDocument['report']>,
      control: string | null,
    ): void => apply(name, { ...document.value, report: { ...document.value.report, ...change } }, control),

    setView: <K extends Exclude<keyof View, 'tab'>>(key: K, value: View[K]): void => {
      if (document.value.view[key] === value) return
      apply(viewCommands[key], { ...document.value, view: { ...document.value.view, [key]: value } })
    },

    /** Another view of residuals in one of the two places, or the same otherwise. */
    setPane: (place: 0 | 1, change: Partial<DiagnosticPane>): void => {
      const { panes } = document.value.view
      const next = { ...panes[place], ...change }
      if (JSON.stringify(next) === JSON.stringify(panes[place])) return
      const changed: View['panes'] = place === 0 ? [next, panes[1]] : [panes[0], next]
      apply('changeDiagnostics', {
        ...document.value,
        view: { ...document.value.view, panes: changed },
      })
    },

    /** Looking elsewhere changes nothing, so it is no step. */
    setTab: (tab: Tab): void => {
      const present = { ...document.value, view: { ...document.value.view, tab } }
      history.value = { ...history.value, present }
    },
  }
})
