import { z } from 'zod'
import { importOptionsSchema, thousandsMark } from '../source/importOptions'
import { numberUnits } from '../source/numberUnit'

const columnName = z.string().min(1).max(10_000)
const expression = z.string().max(20_000)
const enabled = z.boolean().default(true)

/** What a cell can be told to hold; null is a missing value. */
const cellValue = z.union([z.number(), z.string().max(10_000), z.boolean()])

export const fillMethods = ['value', 'mean', 'median', 'mode', 'previous'] as const
export const groupFigures = ['count', 'mean', 'sum', 'median', 'sd', 'min', 'max'] as const
export const outlierRules = ['iqr', 'sd', 'mad'] as const
const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1)

/** Keeps the rows for which the expression is true. */
const filter = z.object({ kind: z.literal('filter'), enabled, expression }).strict()

/** Makes a column, or another one of the same name. */
const compute = z.object({ kind: z.literal('compute'), enabled, name: columnName, expression }).strict()

/** Other values for some; in the column itself where no name is given. */
const recode = z
  .object({
    kind: z.literal('recode'),
    enabled,
    column: columnName,
    name: columnName.nullable().default(null),
    pairs: z
      .array(z.object({ from: cellValue.nullable(), to: cellValue.nullable() }).strict())
      .min(1)
      .max(10_000),
    otherwise: z.enum(['keep', 'missing']).default('keep'),
  })
  .strict()

const fillMissing = z
  .object({
    kind: z.literal('fill-missing'),
    enabled,
    column: columnName,
    with: z.enum(fillMethods),
    /** What to fill with where that is a value of one's own. */
    value: cellValue.nullable().default(null),
  })
  .strict()

/** Without columns: rows that lack a value in any. */
const dropMissing = z
  .object({ kind: z.literal('drop-missing'), enabled, columns: z.array(columnName).max(10_000) })
  .strict()

/**
 * Values far out: beyond the quartiles by `factor` interquartile ranges (Tukey 1977), or farther from the mean than `factor`
 * standard deviations, or from the median than `factor` median absolute deviations (× 1.4826, as R's `mad`).
 */
const outlierRule = z
  .object({
    kind: z.literal('outlier-rule'),
    enabled,
    column: columnName,
    rule: z.enum(outlierRules),
    factor: z.number().gt(0).max(1e6),
    action: z.enum(['drop', 'missing']),
  })
  .strict()

/** Reads a column of texts as numbers or dates. */
const parse = z
  .object({
    kind: z.literal('parse'),
    enabled,
    column: columnName,
    to: z.enum(['number', 'date']),
    decimal: z.enum(['.', ',']).default('.'),
    thousands: thousandsMark.nullable().default(null),
    unit: z.enum(numberUnits).nullable().default(null),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
  })
  .strict()

/** A column that says `train` for the share of the rows, drawn by the seed, and `test` for the others. */
const split = z
  .object({ kind: z.literal('split'), enabled, name: columnName, share: z.number().gt(0).lt(1), seed })
  .strict()

/** One row for each group of equal values in `by`, in their order; new rows, numbered from 1. */
const summarise = z
  .object({
    kind: z.literal('summarise'),
    enabled,
    by: z.array(columnName).max(1000),
    figures: z
      .array(
        z
          .object({
            figure: z.enum(groupFigures),
            /** Null counts rows. */
            column: columnName.nullable().default(null),
            name: columnName,
          })
          .strict(),
      )
      .min(1)
      .max(1000),
  })
  .strict()

/** Columns of this table and of the other whose values must be equal; a name alone is that of both. */
const keyPair = z.union([
  columnName.transform((name) => ({ column: name, other: name })),
  z.object({ column: columnName, other: columnName }).strict(),
])

/** A column of the other table and what it is called here; without a name of its own it keeps its own where that is free. */
const broughtColumn = z.union([
  columnName.transform((column) => ({ column, name: null })),
  z.object({ column: columnName, name: columnName.nullable().default(null) }).strict(),
])

/** Brings columns of another table by equal keys. Every row stays one row, under its number. */
const join = z
  .object({
    kind: z.literal('join'),
    enabled,
    /** The other file: a grant in the window, a path on the command line. */
    file: z.string().min(1).max(10_000),
    /** What people call the file. */
    name: z.string().max(1000).default(''),
    options: importOptionsSchema.default({}),
    keys: z.array(keyPair).min(1).max(100),
    /** `left` keeps every row, `inner` those with a match. */
    how: z.enum(['left', 'inner']).default('left'),
    /** Null brings all but the keys. */
    columns: z.array(broughtColumn).max(10_000).nullable().default(null),
    /** What becomes of a key that the other table has in several rows. */
    repeated: z.enum(['fail', 'first']).default('fail'),
  })
  .strict()

/** One thing that is done to the table before a model sees it. */
export const stepSchema = z.discriminatedUnion('kind', [
  filter,
  compute,
  recode,
  fillMissing,
  dropMissing,
  outlierRule,
  parse,
  split,
  summarise,
  join,
])
export const stepsSchema = z.array(stepSchema).max(1000)

export type Step = z.infer<typeof stepSchema>
export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>
