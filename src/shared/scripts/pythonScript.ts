import { commentLines } from './commentLines'
import { pythonFilter, pythonRows } from './pythonFilter'
import { pythonHelpers } from './pythonHelpers'
import { pythonModel } from './pythonModel'
import { pythonReading } from './pythonReading'
import { pythonSteps } from './pythonSteps'
import type { ScriptInput } from './scriptInput'

/** The analysis as a script of Python 3 that reads the same file and comes to the same coefficients, or stops where it cannot. */
export function pythonScript(input: ScriptInput): string {
  const { path: file, version, time, excluded, reading } = input
  const reader = { xlsx: ', openpyxl', xls: ', xlrd' }[reading.format as string] ?? ''
  const packages = `numpy, pandas, patsy, scipy, statsmodels${reader}`
  const exclusion = [
    '',
    ...commentLines(input, 'exclude', { count: excluded.length }),
    `data = data[~data.index.isin(${pythonRows(excluded)})]`,
  ]
  const lines = [
    ...commentLines(input, 'title', { file, version, time }),
    ...commentLines(input, 'packages', { packages }),
    '',
    'import datetime',
    'import json',
    '',
    'import numpy as np',
    'import pandas as pd',
    'import patsy',
    'import scipy.optimize',
    'import scipy.sparse',
    'import statsmodels.api as sm',
    'from patsy import Treatment',
    '',
    ...commentLines(input, 'helpers'),
    ...pythonHelpers(input),
    '',
    '',
    ...pythonReading(input),
    ...pythonSteps(input),
    ...pythonFilter(input),
    ...(excluded.length === 0 ? [] : exclusion),
    '',
    ...pythonModel(input),
  ]
  return `${lines.join('\n')}\n`
}
