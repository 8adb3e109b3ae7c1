import type { ImportDoubtCode } from '../outcome/importDoubt'
import type { ProblemReason } from '../outcome/importProblem'
import type { ErrorCode } from '../outcome/appError'
import type { WarningCode } from '../outcome/warning'
import type { comparisonEn } from './comparison.en'
import type { diagnosticsEn } from './diagnostics.en'
import type { reportEn } from './report.en'
import type { scriptsEn } from './scripts.en'
import type { stepsEn } from './steps.en'
import type { termsEn } from './terms.en'
import type { trainingEn } from './training.en'

/**
 * The shapes that each language fills: a missing text does not compile. Texts are flat per area and interpolate `{name}`;
 * they avoid the characters that vue-i18n reads as syntax (pipe, at sign, bare braces), so the window uses them as they are.
 */
export type ErrorTexts = Readonly<Record<ErrorCode, string>>
export type WarningTexts = Readonly<Record<WarningCode, string>>

/** What the diagnostics of a model look at. */
export const checkNames = [
  'linearity',
  'spread',
  'independence',
  'normality',
  'collinearity',
  'precision',
  'rows',
] as const
export type CheckName = (typeof checkNames)[number]

type CheckEvidence = 'test-evidence' | 'vif-evidence' | 'precision-evidence' | 'rows-evidence'
/** Buttons that do something about a check. */
type CheckAction = `action-${'add-term' | 'remove-term' | 'center' | 'standard-errors' | 'show-rows'}`
export type CheckTexts = Readonly<
  Record<
    | `${CheckName}-${'title' | 'ok' | 'warn' | 'remedy'}`
    | `${'spread' | 'independence' | 'normality'}-allowed`
    | `${'linearity' | 'precision'}-remedy-general`
    | 'collinearity-remedy-center'
    | CheckEvidence
    | CheckAction,
    string
  >
>

/** The rules by which rows are flagged. */
type FlagRule =
  | 'outlier'
  | 'high-leverage'
  | 'influential'
  | 'bonferroni'
  | 'cook-median'
  | 'leverage-2p'
  | 'dffits'
  | 'robust-outlier'
export type FlagTexts = Readonly<Record<FlagRule | `${FlagRule}-about` | 'chosen' | 'none', string>>

/** The ways to fit a model, as they stand in a model's `method`. */
export type MethodName =
  | 'ols'
  | 'ridge'
  | 'lasso'
  | 'elastic-net'
  | 'nnls'
  | 'constrained'
  | 'huber'
  | 'bisquare'
  | 'hampel'
  | 'lad'
  | 'quantile'
  | 'mm'
  | 'lts'
  | 'theil-sen'
  | 'ransac'
type MethodFamilyKey = `family-${'squares' | 'penalised' | 'robust' | 'quantile'}`
export type MethodTexts = Readonly<Record<MethodName | `${MethodName}-help` | MethodFamilyKey, string>>

/** The settings of the methods. */
export type OptionName =
  | 'arithmetic'
  | 'lambda'
  | 'alpha'
  | 'standardize'
  | 'folds'
  | 'seed'
  | 'rule'
  | 'bound-intercept'
  | 'constraints'
  | 'huber-k'
  | 'draws'
  | 'tau'
  | 'threshold'
  | 'draw-seed'
  | 'lts-share'
  | 'bisquare-c'
  | `hampel-${'a' | 'b' | 'c'}`
type OptionChoice =
  'arithmetic-auto' | 'arithmetic-double' | 'arithmetic-double-double' | 'rule-min' | 'rule-1se'
/** What a text option shows while it is empty. */
type OptionExample = 'constraints-example'
export type OptionTexts = Readonly<
  Record<OptionName | `${OptionName}-help` | OptionChoice | OptionExample, string>
>

/** Why the system refused, by the name of its error. */
export const reasonCodes = [
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EBUSY',
  'EMFILE',
  'ENAMETOOLONG',
  'EIO',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export type ReasonTexts = Readonly<Record<ReasonCode, string>>

export type ProblemTexts = Readonly<Record<ProblemReason, string>>
export type DoubtTexts = Readonly<Record<ImportDoubtCode, string>>

export type ComparisonTexts = Readonly<Record<keyof typeof comparisonEn, string>>
export type DiagnosticTexts = Readonly<Record<keyof typeof diagnosticsEn, string>>
export type ReportTexts = Readonly<Record<keyof typeof reportEn, string>>
export type ScriptTextKey = keyof typeof scriptsEn
export type ScriptTexts = Readonly<Record<ScriptTextKey, string>>
export type StepTexts = Readonly<Record<keyof typeof stepsEn, string>>
export type TermTexts = Readonly<Record<keyof typeof termsEn, string>>
export type TrainingTexts = Readonly<Record<keyof typeof trainingEn, string>>

/** All texts of one language, by area. */
export interface Messages {
  readonly errors: ErrorTexts
  readonly warnings: WarningTexts
  readonly reasons: ReasonTexts
  readonly problems: ProblemTexts
  readonly doubts: DoubtTexts
  readonly checks: CheckTexts
  readonly comparison: ComparisonTexts
  readonly flags: FlagTexts
  readonly diagnostics: DiagnosticTexts
  readonly report: ReportTexts
  readonly terms: TermTexts
  readonly training: TrainingTexts
  readonly scripts: ScriptTexts
  readonly steps: StepTexts
  readonly methods: MethodTexts
  readonly options: OptionTexts
}

type Area = keyof Messages

/** `area.key`, such as `errors.file-empty`: the same path that vue-i18n uses. */
export type MessageKey = { [A in Area]: `${A}.${keyof Messages[A] & string}` }[Area]
