import type { Step, StepKind } from '@shared/preparation/step'
import type { StepColumn } from '@shared/preparation/stepOutcome'

/** In the order of the menu. */
export const stepKinds: readonly StepKind[] = [
  'filter',
  'compute',
  'recode',
  'fill-missing',
  'drop-missing',
  'outlier-rule',
  'parse',
  'split',
  'summarise',
  'join',
]

const isNumeric = ({ type }: StepColumn): boolean => type === 'number' || type === 'integer'

/** The columns that a step of this kind can work on. */
export const columnsFor = (kind: StepKind, columns: readonly StepColumn[]): readonly StepColumn[] => {
  if (kind === 'outlier-rule') return columns.filter(isNumeric)
  return kind === 'parse' ? columns.filter(({ type }) => type === 'text') : columns
}

/** A step as its form begins: usual settings, and what only the user knows left open. */
export const newStep = (kind: StepKind, columns: readonly StepColumn[]): Step => {
  const enabled = true
  const [first] = columnsFor(kind, columns)
  const column = first?.name ?? ''
  switch (kind) {
    case 'filter':
      return { kind, enabled, expression: '' }
    case 'compute':
      return { kind, enabled, name: '', expression: '' }
    case 'recode':
      return { kind, enabled, column, name: null, pairs: [], otherwise: 'keep' }
    case 'fill-missing':
      return { kind, enabled, column, with: first && isNumeric(first) ? 'mean' : 'mode', value: null }
    case 'drop-missing':
      return { kind, enabled, columns: [] }
    case 'outlier-rule':
      return { kind, enabled, column, rule: 'iqr', factor: 1.5, action: 'drop' }
    case 'parse':
      return {
        kind,
        enabled,
        column,
        to: 'number',
        decimal: '.',
        thousands: null,
        unit: null,
        dateOrder: null,
      }
    case 'summarise':
      return { kind, enabled, by: [], figures: [{ figure: 'count', column: null, name: 'n' }] }
    case 'join': {
      const keys = [{ column: '', other: '' }]
      return {
        kind,
        enabled,
        file: '',
        name: '',
        options: {},
        keys,
        how: 'left',
        columns: null,
        repeated: 'fail',
      }
    }
    case 'split':
      return { kind, enabled, name: 'set', share: 0.7, seed: 1 }
  }
}

type CellValue = number | string | boolean | null

/** What a person typed for a cell of the column: nothing is a missing value. */
export const typedValue = (text: string, type: StepColumn['type'] | undefined): CellValue => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (type === 'boolean' && /^(?:true|false)$/i.test(trimmed)) return /^true$/i.test(trimmed)
  const isNumber = type === 'number' || type === 'integer'
  return isNumber && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
}

export const shownValue = (value: CellValue): string =>
  value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value)

/** New values are numbers where all of them are. */
export const typedTargets = (texts: readonly string[]): readonly CellValue[] => {
  const filled = texts.filter((text) => text.trim() !== '')
  const areNumbers = filled.length > 0 && filled.every((text) => Number.isFinite(Number(text)))
  return texts.map((text) => typedValue(text, areNumbers ? 'number' : 'text'))
}
