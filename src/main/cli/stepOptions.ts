import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Step } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { deepestIssue } from '../project/deepestIssue'

type StepFlagName = '--steps' | '--filter' | '--compute' | '--drop-missing'

/** One flag of preparation and what follows it. */
interface StepFlag {
  readonly flag: StepFlagName
  readonly text: string
}

export interface StepFlags {
  /** In the order in which they were given, whatever their names. */
  readonly preparation: readonly StepFlag[]
}

export function addStepOptions(command: Command): Command {
  const given: StepFlag[] = []
  const note = (flag: StepFlagName) => (text: string) => {
    given.push({ flag, text })
    return text
  }
  command.setOptionValue('preparation', given)
  return command
    .option('--steps <file>', 'steps of preparation, a JSON array', note('--steps'))
    .option(
      '--filter <condition>',
      'keep rows, such as \'x > 3 & type == "a"\'; repeatable',
      note('--filter'),
    )
    .option('--compute <column>', "make a column, such as 'z = log(x)'; repeatable", note('--compute'))
    .option(
      '--drop-missing <columns>',
      "drop rows that lack a value in one of 'a,b', or in any column: '.'; steps run in the order given",
      note('--drop-missing'),
    )
}

/** The steps that the flags ask for, in their order, or the first that cannot be understood. */
export async function readSteps({ preparation }: StepFlags): Promise<Result<readonly Step[]>> {
  const steps: Step[] = []
  for (const { flag, text } of preparation) {
    const read = await readFlag(flag, text)
    if (!read.ok) return read
    steps.push(...read.value)
  }
  return ok(steps)
}

function readFlag(flag: StepFlagName, text: string): Promise<Result<readonly Step[]>> | Result<Step[]> {
  switch (flag) {
    case '--steps':
      return readStepsFile(text)
    case '--filter':
      return ok([{ kind: 'filter', enabled: true, expression: text }])
    case '--compute':
      return readCompute(text)
    case '--drop-missing': {
      const names = text.split(',').map((name) => name.trim())
      return ok([{ kind: 'drop-missing', enabled: true, columns: text.trim() === '.' ? [] : names }])
    }
  }
}

/** `name = expression`; a name may stand between back-ticks. */
function readCompute(text: string): Result<Step[]> {
  const match = /^\s*(?:`([^`]+)`|([^=`]*?))\s*=(?!=)([\s\S]*)$/.exec(text)
  const name = match?.[1] ?? match?.[2] ?? ''
  if (match === null || name === '') {
    return fail({ code: 'option-invalid', option: '--compute', value: text, expected: 'z = log(x)' })
  }
  return ok([{ kind: 'compute', enabled: true, name, expression: match[3].trim() }])
}

/** The file that a step joins is named as seen from the folder of the steps' own file, so that the two can move together. */
function besideStepsFile(step: Step, path: string): Step {
  if (step.kind !== 'join') return step
  return { ...step, file: resolve(dirname(path), step.file), name: step.name || basename(step.file) }
}

async function readStepsFile(path: string): Promise<Result<readonly Step[]>> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return fail({ code: 'file-not-found', path })
    return code === undefined
      ? fail({ code: 'steps-unreadable', path, reason: message })
      : fail({ code: 'file-not-readable', path, reason: message })
  }
  const { stepsSchema } = await import('@shared/preparation/step')
  const checked = stepsSchema.safeParse(content)
  if (checked.success) return ok(checked.data.map((step) => besideStepsFile(step, path)))
  const { path: place, message } = deepestIssue(checked.error.issues[0])
  const [index, ...field] = place
  if (typeof index !== 'number') return fail({ code: 'steps-unreadable', path, reason: message })
  return fail({
    code: 'steps-invalid',
    path,
    step: index + 1,
    field: field.join('.') || 'step',
    reason: message,
  })
}
