import type { ErrorTexts } from './textTypes'

export const errorsEn: ErrorTexts = {
  'file-not-found':
    'There is no file at “{path}”. It may have been moved, renamed or deleted: check the path, or choose the file again.',
  'file-not-readable':
    'The file “{path}” cannot be read: {reason}. Check its permissions, or copy it elsewhere.',
  'file-is-folder': '“{path}” is a folder. Choose one file inside it.',
  'file-not-regular':
    '“{path}” is not an ordinary file but a device, a pipe or a socket. Save the data to a file first.',
  'file-changed-meanwhile':
    'The file “{path}” was changed while it was being read, so that old and new rows may be mixed. Wait until it is written, then open it again.',
  'file-empty':
    'The file “{path}” is empty: it holds no data at all. Export it again from where it came from.',
  'file-binary':
    'The file “{path}” holds binary data, not a table of text or a known workbook. Save it as CSV or Excel and open that.',
  'file-header-only':
    'The file “{path}” has a header (columns: {columns}) but not a single data row. If its first row is data, read it without a header.',
  'file-columns-differ':
    'The files “{first}” and “{path}” do not have the same columns: only one of them has “{column}”. Files that are to make one table must have the same column names.',
  'file-line-too-long':
    'The line of “{path}” that begins at byte {byte} has no end within {limit}. A table has shorter lines: check how the file was made, and whether a quote or an end of line is missing.',
  'file-format-unsupported':
    'The file “{path}” is in the format {format}, which cannot be read here. Save it as CSV, Excel (xlsx, xlsm, xls, xlsb), OpenDocument (ods), Parquet or JSON.',
  'encoding-unsupported':
    'The encoding “{encoding}” asked for “{path}” is not known. Try UTF-8, GB18030, Windows-1252, Shift_JIS or UTF-16LE, or leave it to be detected.',
  'workbook-damaged':
    'The workbook “{path}” is damaged: {reason}. Open it in a spreadsheet program, save it again and retry.',
  'web-page-no-table':
    '“{path}” is a web page that holds no table: often a sign-in or error page is saved in place of the data. Open it in a browser to see, and download the data again.',
  'data-damaged':
    'The file “{path}” is damaged, or ends before it should: {reason}. Get it again from where it came from.',
  'workbook-encrypted':
    'The workbook “{path}” is protected by a password. Remove the password in a spreadsheet program, save and retry.',
  'workbook-too-large':
    'The workbook “{path}” is too large to be opened as a workbook (limit: {limit}). Save the sheet as CSV, which has no such limit.',
  'sheet-not-found':
    'The workbook “{path}” has no sheet “{sheet}”. Its sheets: {sheets}. Choose one of them.',
  'sheet-empty': 'The sheet “{sheet}” of “{path}” is empty. Choose another sheet.',
  'range-invalid':
    '“{range}” is not a range of cells in “{path}”. Write it as A1:F200: first cell, colon, last cell.',
  'paste-empty':
    'The clipboard holds no cells. Copy some in a spreadsheet or on a web page, then paste them here.',
  'paste-too-large': 'The clipboard holds more than {limit} of text. Save it to a file and open that.',
  'import-failed':
    'The file “{path}” could not be read as a table: {reason}. Check the delimiter, the encoding and the rows to skip.',
  'disk-full':
    'The disk of the temporary files (“{folder}”) is full, so that the table has no room there. Free some space, or let TMPDIR (on Windows TEMP) name a folder on another disk.',
  'temporary-files-impossible':
    'The folder for temporary files, “{folder}”, cannot be used: {reason}. Let TMPDIR (on Windows TEMP) name a folder that you may write to.',
  'filter-invalid':
    'The condition “{condition}” cannot be used: {reason}. Write one on columns of the table, such as: x >= 3 AND y IS NOT NULL. Names with blanks or signs go between double quotation marks, texts between single ones.',
  'formula-syntax':
    'The formula “{formula}” cannot be read from character {position} on: found {found}, expected {expected}. Correct it there.',
  'function-unknown':
    'The formula “{formula}” uses the function “{name}” (character {position}), which is not known. Known functions: {known}.',
  'column-unknown':
    'There is no column “{name}”. Columns with similar names: {suggestions}. In a formula, put names with blanks or signs between back-ticks.',
  'response-missing':
    'The formula “{formula}” does not say what to explain. Put the response before the tilde, as in: mpg ~ wt.',
  'response-not-numeric':
    'The response “{name}” is not numeric (it holds, for example, “{example}”). Choose a numeric column to explain, or change the column’s type on import.',
  'response-counts':
    'The response “{name}” counts successes and failures, which this method does not read. Choose one numeric column, or a share of both such as I(a/(a + b)).',
  'expression-not-numeric':
    'The expression “{expression}” needs numbers, but the column “{name}” holds text. Use the column as a factor on its own, or choose a numeric one.',
  'no-terms':
    'The formula “{formula}” leaves nothing to estimate: neither an intercept nor a predictor. Add a predictor, or take away “0”.',
  'too-few-rows':
    'Rows that can be used: {rows}; coefficients to estimate: {coefficients}. There must be at least as many rows as coefficients. Take out predictors, or bring rows back: see those with missing values and those excluded.',
  'all-rows-missing':
    'Every row ({rows} in all) lacks a value in at least one column of the model ({columns}). Take out the emptiest column, or check which texts count as missing.',
  'all-rows-excluded':
    'All rows ({rows}) are excluded or filtered out. Bring some back, or widen the filter.',
  'values-infinite':
    'The expression “{name}” is infinite first in row {row} (rows concerned: {count}); a logarithm of 0, a division by 0 or a result beyond 1.8e308 does that. Exclude these rows, or transform otherwise.',
  'factor-one-level':
    'The factor “{name}” has only one level, “{level}”, in the rows used, so nothing can be compared. Take it out of the model, or bring other rows back.',
  'too-many-columns':
    'The model would have {columns} coefficients; {limit} is the limit. Take out the factor with many levels, or interactions.',
  'weights-invalid':
    'The weight in row {row} of “{name}” is {value}. Weights must be 0 or larger: correct or exclude that row, or choose another column.',
  'weights-zero':
    'The weights of “{name}” are 0 in every row used, so no row counts. Choose another column, or use no weights.',
  'weights-uneven':
    'The weights reach from {smallest} to {largest}: beside the large ones the small ones vanish in the arithmetic, and “{term}” can no longer be estimated. Set the smallest to 0, or bring the weights closer together.',
  'coefficient-infinite':
    'The coefficient of “{term}” is too large to be written as a number, because its values are so close to 0. Multiply them, as in I(1e300 * x), or divide the response.',
  'robust-undetermined':
    'The rows that this robust method lets count do not determine the coefficients: too many rows agree, or a term stands on rows that count for nothing. Use least squares, huber or lad, or take the term out.',
  'cluster-not-chosen':
    'Cluster-robust standard errors need to know which rows belong together. Choose the column that tells (on the command line: --cluster COLUMN).',
  'cluster-missing':
    'Row {row} has no value in “{name}”, the column that tells which rows belong together. Fill it in, exclude the row, or choose another column.',
  'cluster-single':
    'All rows have the same value in “{name}”, the column that tells which rows belong together; at least two clusters are needed. Choose another column or other standard errors.',
  'degree-too-high':
    'A polynomial of degree {degree} in “{name}” needs more than {degree} different values; there are {distinct}. Choose a lower degree.',
  'constraint-syntax':
    'The constraints “{constraints}” cannot be read from character {position} on: found {found}, expected {expected}. Correct them there.',
  'constraint-term-unknown':
    'The constraints name “{name}” (character {position}), which is not a term of the model. Terms with similar names: {suggestions}. The terms are: {known}.',
  'constraint-nonlinear':
    'The constraints “{constraints}” multiply or divide by a coefficient at character {position}. Only sums of coefficients times numbers can be constrained, as in: x1 + 2*x2 = 1. For an interaction write x1:x2.',
  'constraint-without-term':
    'The constraint “{constraint}” (character {position}) says nothing of any coefficient: none is in it, or they cancel. Name the terms as the coefficient table does.',
  'constraints-contradictory':
    'No coefficients satisfy these constraints together: {conflict}. Loosen or take out one of them.',
  'constraint-aliased':
    'The constraint “{constraint}” bounds “{term}”, which follows from other terms and cannot be told apart from them. Take one of those terms out of the model, or tie them together with an equation.',
  'rows-out-of-range':
    'These rows do not exist: {rows}; the data has rows 1 to {rowCount}. Rows are counted from 1, without the header.',
  'predictors-absent':
    'The new rows lack columns that the model reads: {names}. They have: {present}. Rename the columns as in the fitted data, or add them.',
  'predictor-type-differs':
    'The column “{name}” holds {found} (for example “{example}”), but the model reads {expected} there. Correct it in the new rows, or say on import how it is to be read.',
  'learning-rate-invalid': 'The learning rate “{value}” cannot be used. Give a number above 0, such as 0.1.',
  'iterations-invalid':
    'The number of iterations “{value}” cannot be used. Give a whole number from 0 to {limit}.',
  'pretrained-invalid':
    'The file “{path}” is no pre-trained model: {reason}. Save one in the window, or give the JSON of a fit or a descent.',
  'pretrained-term-missing':
    'The pre-trained model of “{path}” has no coefficient for {missing}; it has {known}. Fine-tuning needs one for each term: leave out what is missing, or pre-train with it.',
  'start-missing':
    'No value to start from for {names}. A nonlinear model needs one for every parameter, such as {example}.',
  'nonlinear-no-parameter':
    '“{formula}” names no parameter to be found, or more than {most}. Names that are no columns are parameters, as in y ~ a * exp(b * x).',
  'nonlinear-function':
    '{name} has no derivative that is known, so it cannot be around a parameter. Use + − * / ^, exp, log, sqrt, sin, cos, tan and their like.',
  'response-not-binary':
    'The logistic loss needs a response of 0 and 1, or cbind(successes, failures); “{name}” is {value} in row {row}. Write what counts as success, such as I({name} > 0).',
  'response-one-class': 'The response “{name}” is {value} in every row, so there is nothing to tell apart.',
  'residual-scale-zero':
    'Half of the rows or more lie on the least-squares fit to the last digit, so the residuals have no scale. Give one.',
  'start-unknown':
    'The start names “{name}”, which is not a coefficient of the model. The coefficients: {known}.',
  usage: 'The command cannot be carried out: {detail}. Run leastwise --help to see how it is used.',
  'method-unknown': 'There is no method “{method}”. Choose one of: {known}.',
  'option-unfit':
    '{option} chooses within a workbook, and “{path}” is none. Leave it out, or name another file.',
  'option-text-only':
    '{option} tells how a text is read, and “{path}” is none. Leave it out, or name another file.',
  'option-invalid': 'The option {option} cannot be “{value}”. Expected: {expected}.',
  cancelled: 'Cancelled. Nothing was changed.',
  'engine-stopped':
    'The engine that computes stopped ({reason}). It has been started again; your data is being reloaded from its file.',
  'not-granted':
    'The program has no leave to read this file. Choose it in the open dialog, or drop it on the window.',
  'message-invalid':
    'A request inside the program was malformed and was refused ({detail}). Repeat the last step; if it happens again, please report it.',
  'table-closed': 'This table is no longer open. Open the file again.',
  'fit-outdated': 'The model or the data changed in the meantime; this result is out of date. Fit again.',
  'copy-too-large':
    'There are {cells} cells to copy; the clipboard takes {limit} at most. Choose fewer rows, or export them to a file.',
  'sheet-too-small':
    'A sheet holds {rowLimit} rows of {columnLimit} columns; there are {rows} rows of {columns}. Filter the rows, or export them as CSV, which has no such limit.',
  'cell-too-long':
    'The text in row {row} of “{name}” is longer than the {limit} characters that a cell of a workbook holds. Export as CSV, which has no such limit.',
  'project-unrecognised': 'The file “{path}” is no Leastwise project. Open data with “Open” instead.',
  'project-damaged':
    'The project “{path}” is damaged: {reason}. Nothing was changed. The version before it is kept beside it, under the same name and .bak.',
  'project-newer':
    'The project “{path}” is of version {version}; this Leastwise knows versions up to {known}. Open it with a newer Leastwise.',
  'project-invalid':
    'The project “{path}” is not as a project must be, at {place}: {reason}. Correct it there, or open the .bak beside it.',
  'project-too-large': 'The project “{path}” is larger than {limit}, the most that is read.',
  'project-too-many-values':
    'The project “{path}” holds more than {limit} values, which no project does. It was not read.',
  'project-too-deep':
    'The project “{path}” is nested more than {limit} deep, which no project is. It was not read.',
  'project-data-damaged':
    'The data “{name}” in the project “{path}” is not what was put in: its SHA-256 differs. Open the .bak beside it, or the data itself.',
  'project-data-too-large':
    '“{name}” is larger than {limit}, the most that a project takes in. Save the project without the data.',
  'project-file-gone':
    'The project “{path}” needs the file “{name}”, which is not where it was. Put it beside the project, or name it with --data.',
  'project-changed-elsewhere':
    'The project “{path}” was changed by someone else since you opened it. It was not overwritten. Save your work under another name.',
  'project-open-elsewhere':
    'The project “{path}” is open in another Leastwise ({owner}). It was not overwritten. Save your work under another name, or close it there.',
  'project-without-data': 'The project “{path}” names no data, so there is nothing to run.',
  'journal-failed':
    'Your changes cannot be noted in “{path}”: {reason}. After a crash they would be lost. Save the project, and free some space.',
  'write-failed':
    '“{path}” could not be written: {reason}. An earlier file there is untouched. Choose another folder or name, or free some space.',
  'pdf-unavailable':
    'PDF needs the desktop program, which is not running here. Write the report as .html and print that, or use .md or .tex.',
  'out-of-memory':
    'There is not enough memory for this. Close other programs, use fewer columns, or filter the rows, and try again.',
  internal:
    'Something went wrong inside the program: {detail}. Your data is unharmed; please report this text.',
  'step-type':
    'The column “{name}” holds {found}, but this step works on {expected}. Choose another column, or change its type on import or by a step before this one.',
  'step-no-values': 'The column “{name}” has no value from which to compute what this step needs.',
  'step-value':
    'The value “{value}” does not go with the column “{name}”, which holds {expected}. Write one that does.',
  'step-file': 'The file “{name}” that is joined: {reason}',
  'step-key-types':
    'The key “{name}” holds {found} here, the key “{other}” there {expected}: nothing would match. Read one as the other is read: by the type of the column on import, or by a step before this one.',
  'step-keys-repeated':
    'Each key must stand in one row only, or rows would be multiplied. In “{columns}”, keys in several rows: {count}, first {keys}. Summarise that file by its key before, add another key column, or take the first match.',
  'step-column-later':
    'There is no column “{name}” here yet: step {step} makes it. Move this step below step {step}.',
  'step-column-off':
    'There is no column “{name}” here: step {step}, which makes it, is switched off. Switch it on, or this step off.',
  'step-column-gone':
    'There is no column “{name}” any more: step {step} leaves its groups and figures only. Move this step above it, or add the column to its figures.',
  'step-internal': 'This step cannot be done: {reason}.',
  'step-failed': 'Step {step} of the preparation: {reason}',
  'steps-unreadable':
    'The file of steps “{path}” is not a JSON array of steps: {reason}. The documentation has an example.',
  'steps-invalid':
    'The steps in “{path}” cannot be used: step {step}, {field}: {reason}. The documentation lists the fields of each step.',
}
