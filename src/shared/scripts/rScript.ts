import { commentLines } from './commentLines'
import { parsableNames } from './parsableNames'
import { rFilter, rRows } from './rFilter'
import { rHelpers } from './rHelpers'
import { rModel } from './rModel'
import { rReading } from './rReading'
import { rSteps } from './rSteps'
import type { ScriptInput } from './scriptInput'

/** The analysis as a script of R 4 that reads the same file and comes to the same coefficients, or stops where it cannot. */
export function rScript(input: ScriptInput): string {
  const { path: file, version, time, excluded, reading } = input
  const model = rModel(input)
  const reader = reading.format === 'csv' ? [] : ['readxl']
  const packages = [...new Set([...reader, ...model.packages])].join(', ')
  const exclusion = [
    '',
    ...commentLines(input, 'exclude', { count: excluded.length }),
    `data <- keep(data, !row.names(data) %in% ${rRows(excluded)})`,
  ]
  const lines = [
    ...commentLines(input, 'title', { file, version, time }),
    ...(packages === ''
      ? commentLines(input, 'packages-none')
      : commentLines(input, 'packages', { packages })),
    '',
    'invisible(Sys.setlocale("LC_COLLATE", "C"))',
    'options(stringsAsFactors = FALSE, contrasts = c("contr.treatment", "contr.poly"))',
    '',
    ...commentLines(input, 'helpers'),
    ...rHelpers(input),
    '',
    ...rReading(input),
    ...rSteps(input),
    ...rFilter(input),
    ...(excluded.length === 0 ? [] : exclusion),
    '',
    ...model.lines,
  ]
  return parsableNames(`${lines.join('\n')}\n`, input.columns)
}
