/** What changes the formula. */
const formulaCommands = [
  'chooseResponse',
  'changePredictors',
  'editFormula',
  'addInteraction',
  'removeTerm',
  'changeDegree',
  'changeCoding',
  'changeReference',
  'changeTransform',
  'changeIntercept',
] as const
export type FormulaCommand = (typeof formulaCommands)[number]

/** What changes the steps of preparation. */
const stepCommands = ['addStep', 'editStep', 'removeStep', 'moveStep', 'switchStep'] as const
export type StepCommand = (typeof stepCommands)[number]

export const isStepCommand = (name: CommandName): name is StepCommand =>
  stepCommands.some((known) => known === name)

const commandNames = [
  ...formulaCommands,
  ...stepCommands,
  'openFile',
  'changeImport',
  'changeMethod',
  'changeOption',
  'changeStandardErrors',
  'changeWeights',
  'changeLevel',
  'changeThreshold',
  'changeFlagRules',
  'changeLearningRate',
  'changeIterations',
  'changeTolerance',
  'changeOptimizer',
  'changeSchedule',
  'changePenalty',
  'changeStart',
  'keepRun',
  'keepPretrained',
  'changeTuning',
  'changeScale',
  'changeLoss',
  'changeAxis',
  'changeSurface',
  'changeResidual',
  'changeResidualViews',
  'changeDiagnostics',
  'changeIdColumn',
  'changeFilter',
  'excludeRows',
  'restoreRows',
  'changeReason',
  'restoreModel',
  'keepFit',
  'removeKept',
  'renameKept',
  'moveKept',
  'changeComparison',
  'takeRemedy',
  'changeReportStyle',
  'moveReportPart',
  'switchReportPart',
  'changeReportComment',
  'restoreReportParts',
  /** What a version of the program did that this one does not know. */
  'changeOtherwise',
] as const
/** What the user did, for the undo button's label and for the history. */
export type CommandName = (typeof commandNames)[number]

/** The command of this name; one that is not known is told as such. */
export const commandNameOf = (name: string): CommandName =>
  commandNames.find((known) => known === name) ?? 'changeOtherwise'
