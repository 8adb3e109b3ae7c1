import type { Command } from 'commander'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { defaultComposition, reportParts, type ReportComposition } from '@shared/report/composition'
import { languages } from '@shared/texts/language'

/** What the author of a report decides, as flags. */
export interface CompositionOptions {
  readonly sections?: string
  readonly language?: string
  readonly title?: string
  readonly author?: string
  readonly digits?: string
  readonly decimals?: string
  readonly pValues?: string
}

export function addCompositionOptions(command: Command): Command {
  return command
    .option('--sections <names>', `of the report, in this order: ${reportParts.join(', ')}`)
    .option('--language <language>', `of the report: ${languages.join(', ')}`)
    .option('--title <text>', 'of the report')
    .option('--author <text>', 'of the report')
    .option('--digits <n>', 'significant digits of the numbers in the report, 1 to 17')
    .option('--decimals <n>', 'decimals of the numbers in the report, 0 to 15')
    .option('--p-values <style>', 'in the report: full, apa')
}

interface Flag {
  readonly option: string
  readonly value: string | undefined
  readonly expected: string
  /** What it says of the composition, before anybody has looked whether it may. */
  readonly part: (value: string) => Partial<Record<keyof ReportComposition, unknown>>
}

const flagsOf = (options: CompositionOptions): readonly Flag[] => [
  {
    option: '--sections',
    value: options.sections,
    expected: reportParts.join(', '),
    part: (value) => ({ parts: partsOf(value) }),
  },
  {
    option: '--language',
    value: options.language,
    expected: languages.join(', '),
    part: (language) => ({ language }),
  },
  {
    option: '--title',
    value: options.title,
    expected: '1000 characters at most',
    part: (title) => ({ title }),
  },
  {
    option: '--author',
    value: options.author,
    expected: '1000 characters at most',
    part: (author) => ({ author }),
  },
  {
    option: '--digits',
    value: options.digits,
    expected: '1 to 17',
    part: (value) => ({ numbers: { kind: 'significant', digits: countOf(value) } }),
  },
  {
    option: '--decimals',
    value: options.decimals,
    expected: options.digits === undefined ? '0 to 15' : 'nothing beside --digits',
    part: (value) => ({
      numbers: { kind: 'decimals', decimals: options.digits === undefined ? countOf(value) : Number.NaN },
    }),
  },
  { option: '--p-values', value: options.pValues, expected: 'full, apa', part: (pValues) => ({ pValues }) },
]

/** A report as its flags compose it, by the rules of the window's composer. */
export async function readComposition(options: CompositionOptions): Promise<Result<ReportComposition>> {
  const given = flagsOf(options).flatMap(({ value, ...flag }) =>
    value === undefined ? [] : [{ ...flag, value }],
  )
  if (given.length === 0) return ok(defaultComposition)
  const { reportCompositionSchema } = await import('@shared/document/reportComposition')
  let composition = defaultComposition
  for (const { option, value, expected, part } of given) {
    const read = reportCompositionSchema.safeParse({ ...composition, ...part(value) })
    if (!read.success) return fail({ code: 'option-invalid', option, value, expected })
    composition = read.data
  }
  return ok(composition)
}

/** Those that are named, in their order, and behind them the others, which are left out. */
function partsOf(
  names: string,
): readonly { readonly id: string; readonly shown: boolean; readonly comment: string }[] {
  const shown = names.split(',').map((name) => name.trim())
  const others = reportParts.filter((part) => !shown.includes(part))
  return [
    ...shown.map((id) => ({ id, shown: true, comment: '' })),
    ...others.map((id) => ({ id, shown: false, comment: '' })),
  ]
}

const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN)
