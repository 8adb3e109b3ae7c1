/**
 * Every way in which the program can refuse, as data. The texts for people are in `texts`, by `code`; the fields are the
 * texts' parameters, so an error crosses processes, languages and the command line without losing anything.
 */
export type AppError = FileError | ProjectError | ModelError | PreparationError | UsageError | LifecycleError

/** The file cannot be read as asked. */
export type FileError =
  | { readonly code: 'file-not-found'; readonly path: string }
  | { readonly code: 'file-not-readable'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-is-folder'; readonly path: string }
  | { readonly code: 'file-not-regular'; readonly path: string }
  /** It was changed while it was read, so that what was read may be of both versions. */
  | { readonly code: 'file-changed-meanwhile'; readonly path: string }
  | { readonly code: 'file-empty'; readonly path: string }
  | { readonly code: 'file-binary'; readonly path: string }
  | { readonly code: 'file-header-only'; readonly path: string; readonly columns: number }
  | {
      readonly code: 'file-columns-differ'
      readonly path: string
      readonly first: string
      readonly column: string
    }
  | {
      readonly code: 'file-line-too-long'
      readonly path: string
      readonly byte: number
      readonly limit: string
    }
  | { readonly code: 'file-format-unsupported'; readonly path: string; readonly format: string }
  | { readonly code: 'encoding-unsupported'; readonly path: string; readonly encoding: string }
  | { readonly code: 'workbook-damaged'; readonly path: string; readonly reason: string }
  | { readonly code: 'workbook-encrypted'; readonly path: string }
  | { readonly code: 'web-page-no-table'; readonly path: string }
  | { readonly code: 'data-damaged'; readonly path: string; readonly reason: string }
  | { readonly code: 'workbook-too-large'; readonly path: string; readonly limit: string }
  | {
      readonly code: 'sheet-not-found'
      readonly path: string
      readonly sheet: string
      readonly sheets: string
    }
  | { readonly code: 'sheet-empty'; readonly path: string; readonly sheet: string }
  | { readonly code: 'range-invalid'; readonly path: string; readonly range: string }
  | { readonly code: 'paste-empty' }
  | { readonly code: 'paste-too-large'; readonly limit: string }
  | { readonly code: 'import-failed'; readonly path: string; readonly reason: string }
  /** The disk has no room for the temporary files that a table needs. */
  | { readonly code: 'disk-full'; readonly folder: string }
  /** No folder can be made where temporary files go. */
  | { readonly code: 'temporary-files-impossible'; readonly folder: string; readonly reason: string }
  | { readonly code: 'filter-invalid'; readonly condition: string; readonly reason: string }

/** A project cannot be opened, or not be saved where it was. */
export type ProjectError =
  | { readonly code: 'project-unrecognised'; readonly path: string }
  /** It ends too early, or is no JSON. */
  | { readonly code: 'project-damaged'; readonly path: string; readonly reason: string }
  | {
      readonly code: 'project-newer'
      readonly path: string
      readonly version: number
      readonly known: number
    }
  /** `place` says where: `document.model.level`. */
  | {
      readonly code: 'project-invalid'
      readonly path: string
      readonly place: string
      readonly reason: string
    }
  | { readonly code: 'project-too-large'; readonly path: string; readonly limit: string }
  | { readonly code: 'project-too-deep'; readonly path: string; readonly limit: number }
  | { readonly code: 'project-too-many-values'; readonly path: string; readonly limit: number }
  /** The data that it brings is not what it says. */
  | { readonly code: 'project-data-damaged'; readonly path: string; readonly name: string }
  | { readonly code: 'project-data-too-large'; readonly name: string; readonly limit: string }
  | { readonly code: 'project-file-gone'; readonly path: string; readonly name: string }
  /** Someone else wrote it since it was opened. */
  | { readonly code: 'project-changed-elsewhere'; readonly path: string }
  /** Another Leastwise has it open. */
  | { readonly code: 'project-open-elsewhere'; readonly path: string; readonly owner: string }
  | { readonly code: 'project-without-data'; readonly path: string }
  /** What is done cannot be noted for after a crash. */
  | { readonly code: 'journal-failed'; readonly path: string; readonly reason: string }

/** The model cannot be fitted as asked. */
export type ModelError =
  | {
      readonly code: 'formula-syntax'
      readonly formula: string
      /** 1-based character where the formula stops making sense. */
      readonly position: number
      readonly found: string
      readonly expected: string
    }
  | {
      readonly code: 'function-unknown'
      readonly formula: string
      readonly position: number
      readonly name: string
      readonly known: string
    }
  | {
      readonly code: 'column-unknown'
      readonly name: string
      readonly position: number
      /** The nearest names, joined for reading. */
      readonly suggestions: string
    }
  | { readonly code: 'response-missing'; readonly formula: string }
  | { readonly code: 'response-not-numeric'; readonly name: string; readonly example: string }
  /** `cbind(successes, failures)` for a method of one number a row. */
  | { readonly code: 'response-counts'; readonly name: string }
  | { readonly code: 'expression-not-numeric'; readonly expression: string; readonly name: string }
  | { readonly code: 'no-terms'; readonly formula: string }
  | { readonly code: 'too-few-rows'; readonly rows: number; readonly coefficients: number }
  | { readonly code: 'all-rows-missing'; readonly rows: number; readonly columns: string }
  | { readonly code: 'all-rows-excluded'; readonly rows: number }
  | { readonly code: 'values-infinite'; readonly name: string; readonly row: number; readonly count: number }
  | { readonly code: 'factor-one-level'; readonly name: string; readonly level: string }
  | { readonly code: 'too-many-columns'; readonly columns: number; readonly limit: number }
  | { readonly code: 'weights-invalid'; readonly name: string; readonly row: number; readonly value: string }
  | { readonly code: 'weights-zero'; readonly name: string }
  | {
      readonly code: 'weights-uneven'
      readonly smallest: number
      readonly largest: number
      readonly term: string
    }
  | { readonly code: 'coefficient-infinite'; readonly term: string }
  /** The rows that a robust method lets count do not determine the coefficients. */
  | { readonly code: 'robust-undetermined' }
  | { readonly code: 'cluster-not-chosen' }
  | { readonly code: 'cluster-missing'; readonly name: string; readonly row: number }
  | { readonly code: 'cluster-single'; readonly name: string }
  | {
      readonly code: 'degree-too-high'
      readonly name: string
      readonly degree: number
      readonly distinct: number
    }
  | {
      readonly code: 'constraint-syntax'
      readonly constraints: string
      /** 1-based character where the constraints stop making sense. */
      readonly position: number
      readonly found: string
      readonly expected: string
    }
  | {
      readonly code: 'constraint-term-unknown'
      readonly name: string
      readonly position: number
      /** The nearest names, joined for reading. */
      readonly suggestions: string
      readonly known: string
    }
  | { readonly code: 'constraint-nonlinear'; readonly constraints: string; readonly position: number }
  | { readonly code: 'constraint-without-term'; readonly constraint: string; readonly position: number }
  | { readonly code: 'constraints-contradictory'; readonly conflict: string }
  | { readonly code: 'constraint-aliased'; readonly constraint: string; readonly term: string }
  | { readonly code: 'rows-out-of-range'; readonly rows: string; readonly rowCount: number }
  | { readonly code: 'predictors-absent'; readonly names: string; readonly present: string }
  | {
      readonly code: 'predictor-type-differs'
      readonly name: string
      readonly expected: string
      readonly found: string
      readonly example: string
    }
  | { readonly code: 'learning-rate-invalid'; readonly value: string }
  | { readonly code: 'iterations-invalid'; readonly value: string; readonly limit: number }
  | { readonly code: 'start-unknown'; readonly name: string; readonly known: string }
  /** Parameters of a nonlinear model that were given no value to start from. */
  | { readonly code: 'start-missing'; readonly names: string; readonly example: string }
  | { readonly code: 'nonlinear-no-parameter'; readonly formula: string; readonly most: number }
  /** Something around a parameter that has no derivative. */
  | { readonly code: 'nonlinear-function'; readonly name: string }
  /** The response of a logistic loss is not 0 or 1; `value` is the first that is neither. */
  | {
      readonly code: 'response-not-binary'
      readonly name: string
      readonly value: string
      readonly row: number
    }
  /** The response of a logistic loss is the same in every row. */
  | { readonly code: 'response-one-class'; readonly name: string; readonly value: number }
  /** Half of the residuals or more are 0, so that they have no scale. */
  | { readonly code: 'residual-scale-zero' }
  | { readonly code: 'pretrained-invalid'; readonly path: string; readonly reason: string }
  | {
      readonly code: 'pretrained-term-missing'
      readonly path: string
      readonly missing: string
      readonly known: string
    }

/** A step of the preparation cannot be done. */
export type PreparationError =
  /** The column is not of the type that the step works on. */
  | { readonly code: 'step-type'; readonly name: string; readonly found: string; readonly expected: string }
  | { readonly code: 'step-no-values'; readonly name: string }
  /** A value that the step was given does not go with the column. */
  | { readonly code: 'step-value'; readonly name: string; readonly value: string; readonly expected: string }
  /** The other file of a join, or something in it. */
  | { readonly code: 'step-file'; readonly name: string; readonly cause: AppError }
  /** Keys of a join hold what can never be equal. */
  | {
      readonly code: 'step-key-types'
      readonly name: string
      readonly found: string
      readonly other: string
      readonly expected: string
    }
  /** Keys stand in several rows of the other table: `count` of them, the first being `keys`. */
  | {
      readonly code: 'step-keys-repeated'
      readonly columns: string
      readonly keys: string
      readonly count: number
    }
  /** The column is made by step `step` only, which comes later; or is switched off; or was left out by it. */
  | { readonly code: 'step-column-later'; readonly name: string; readonly step: number }
  | { readonly code: 'step-column-off'; readonly name: string; readonly step: number }
  | { readonly code: 'step-column-gone'; readonly name: string; readonly step: number }
  | { readonly code: 'step-internal'; readonly reason: string }
  /** Step `step` (1 is the first) failed with an error of its own. */
  | { readonly code: 'step-failed'; readonly step: number; readonly cause: AppError }

/** The request itself is wrong. */
export type UsageError =
  | { readonly code: 'usage'; readonly detail: string }
  | { readonly code: 'method-unknown'; readonly method: string; readonly known: string }
  /** The file as a whole is no list of steps. */
  | { readonly code: 'steps-unreadable'; readonly path: string; readonly reason: string }
  | {
      readonly code: 'steps-invalid'
      readonly path: string
      /** 1-based. */
      readonly step: number
      readonly field: string
      readonly reason: string
    }
  /** The option is for workbooks. */
  | { readonly code: 'option-unfit'; readonly option: string; readonly path: string }
  /** The option is for texts. */
  | { readonly code: 'option-text-only'; readonly option: string; readonly path: string }
  | {
      readonly code: 'option-invalid'
      readonly option: string
      readonly value: string
      readonly expected: string
    }

/** Something happened to the work, not because of the data. */
export type LifecycleError =
  | { readonly code: 'cancelled' }
  | { readonly code: 'engine-stopped'; readonly reason: string }
  | { readonly code: 'not-granted' }
  | { readonly code: 'message-invalid'; readonly detail: string }
  | { readonly code: 'table-closed' }
  | { readonly code: 'fit-outdated' }
  | { readonly code: 'copy-too-large'; readonly cells: number; readonly limit: number }
  | {
      readonly code: 'sheet-too-small'
      readonly rows: number
      readonly columns: number
      readonly rowLimit: number
      readonly columnLimit: number
    }
  | { readonly code: 'cell-too-long'; readonly row: number; readonly name: string; readonly limit: number }
  | { readonly code: 'write-failed'; readonly path: string; readonly reason: string }
  | { readonly code: 'pdf-unavailable' }
  | { readonly code: 'out-of-memory' }
  | { readonly code: 'internal'; readonly detail: string }

export type ErrorCode = AppError['code']
