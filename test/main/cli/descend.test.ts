import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-descend-'))
const tutorial = ['resources/samples/tutorial.csv', '--formula', 'y ~ x']
const mtcars = ['resources/samples/mtcars.csv', '--formula', 'mpg ~ wt + hp']

interface DescendJson {
  readonly coefficients: readonly { readonly estimate: number | null; readonly trustedDigits: number }[]
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  readonly descent: {
    readonly stopped: string
    readonly reason: string
    readonly iterations: number
    readonly overflowAt: number | null
    readonly bestRate: number
    readonly distanceToClosedForm: number
  }
}

async function descend(...argv: string[]): Promise<DescendJson> {
  const done = await run('descend', ...argv, '--json', '-')
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as DescendJson
}

const codes = ({ warnings }: DescendJson): string[] => warnings.map(({ code }) => code)

const table = (name: string, rows: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, rows.join('\n'))
  return path
}

describe('descend at the best rate', () => {
  it.each([
    ['the textbook’s example, raw', [...tutorial, '--scale', 'none'], '5000'],
    ['three coefficients, standardised', mtcars, '5000'],
    ['three raw coefficients', [...mtcars, '--scale', 'none'], '1e9'],
  ])('agrees with the closed form to 1e-10: %s', async (_, model, iterations) => {
    const { descent } = await descend(...model)
    const best = ['--learning-rate', String(descent.bestRate), '--iterations', iterations]
    for (const tolerance of [[], ['--tolerance', '0']]) {
      const reached = await descend(...model, ...best, ...tolerance)
      expect(reached.descent.stopped).toBe(tolerance.length > 0 ? 'iterations' : 'converged')
      expect(reached.descent.distanceToClosedForm).toBeLessThan(1e-10)
      for (const { trustedDigits } of reached.coefficients) expect(trustedDigits).toBeGreaterThan(10)
      expect(codes(reached)).toEqual([])
    }
  })

  it('says that it is at the minimum where all iterations were to be run', async () => {
    const done = await run('descend', ...tutorial, '--learning-rate', '0.5', '--tolerance', '0')
    expect(done.out).toMatch(/500 iterations, stopped: iterations, .*; it is at the minimum/)
    expect(done.error).toBe('')
  })

  it('takes a larger change of the loss for convergence where it is told to', async () => {
    const rough = await descend(...mtcars, '--learning-rate', '0.3', '--tolerance', '1e-6')
    expect(rough.descent).toMatchObject({ stopped: 'converged', reason: 'loss-change' })
    expect(rough.descent.distanceToClosedForm).toBeGreaterThan(1e-6)
  })
})

describe('descend with a line search', () => {
  it('backtracks from a rate that would diverge, and says how', async () => {
    const search = ['--schedule', 'backtracking', '--learning-rate', '1e30', '--armijo', '0.3']
    const { descent } = await descend(...mtcars, ...search)
    expect(descent).toMatchObject({ stopped: 'converged', schedule: 'backtracking', armijo: 0.3 })
    const done = await run('descend', ...mtcars, ...search)
    expect(done.out).toContain('learning rate 1e30 halved at each step until 0.3 of the promised decrease')
  })

  it('refuses it for momentum, and a share that no step can keep', async () => {
    const momentum = await run('descend', ...mtcars, '--optimizer', 'momentum', '--schedule', 'backtracking')
    expect(momentum.error).toMatch(/^leastwise: option-invalid: .*backtracking/)
    const share = await run('descend', ...mtcars, '--schedule', 'backtracking', '--armijo', '1')
    expect(share.error).toMatch(/^leastwise: option-invalid: .*armijo/)
  })
})

describe('what descend is given that is not as it should be', () => {
  it.each([
    ['--batch-size', '0'],
    ['--momentum', '2'],
    ['--step-every', '0'],
    ['--decay', '-1'],
    ['--armijo', '5'],
    ['--seed', '1.5'],
    ['--l2', '-1'],
    ['--tolerance', '-1'],
    ['--gradient-tolerance', 'x'],
    ['--residual-scale', '0'],
    ['--iterations', '-5'],
    ['--learning-rate', 'fast'],
  ])('%s %s is refused by a descent that would not look at it, before the file is', async (flag, value) => {
    const done = await run('descend', join(folder, 'not-there.csv'), '--formula', 'y ~ x', flag, value)
    expect(done.error).toMatch(/^leastwise: (option|learning-rate|iterations)-invalid: /)
    expect(done.error).toContain(value)
    if (done.error.includes('option-invalid')) expect(done.error).toContain(`option ${flag} cannot`)
    expect(done.code).toBe(2)
  })

  it('too few iterations: says how many it takes, and that many are enough', async () => {
    const rate = ['--learning-rate', '0.1', '--tolerance', '0', '--iterations']
    const few = await descend(...mtcars, ...rate, '50')
    const [, needed] = /about ([\d,]+) are needed/.exec(few.warnings[0].message) ?? []
    const count = Number(needed.replaceAll(',', ''))
    expect(count).toBeGreaterThan(50)
    const enough = await descend(...mtcars, ...rate, String(Math.ceil(1.01 * count)))
    expect(codes(enough)).toEqual([])
    expect(enough.descent.distanceToClosedForm).toBeLessThan(1e-8)
  })

  it('a rate of 1e-30 moves nothing, which is not convergence', async () => {
    const slow = await descend(...tutorial, '--learning-rate', '1e-30')
    expect(slow.descent).toMatchObject({ stopped: 'iterations', reason: 'iterations' })
    expect(codes(slow)).toEqual(['descent-unfinished'])
    expect(slow.warnings[0].message).toMatch(
      /after 500 iterations. Raise the iterations or the learning rate/,
    )
  })

  it('a rate of 1e30 overflows, and the message says at which step and by how much', async () => {
    const fast = await descend(...tutorial, '--learning-rate', '1e30')
    expect(fast.descent).toMatchObject({ stopped: 'diverged', reason: 'overflow', overflowAt: 5 })
    expect(codes(fast)).toEqual(['descent-diverged'])
    expect(fast.warnings[0].message).toMatch(/at iteration 5: the learning rate 1e30 is 1e30 times/)
  })

  it('no iterations leave the start as it is', async () => {
    const none = await descend(...tutorial, '--iterations', '0')
    expect(none.coefficients.map(({ estimate }) => estimate)).toEqual([0, 0])
    expect(codes(none)).toEqual(['descent-not-converged'])
  })

  it('more coefficients than rows: says how many there are of each, and what to do', async () => {
    const path = table('wide.csv', ['a,b,c,d,y', '1,2,4,1,3', '2,1,3,5,4', '4,4,1,2,9'])
    const done = await run('descend', path, '--formula', 'y ~ a + b + c + d')
    expect(done.code).toBe(4)
    expect(done.error).toMatch(/too-few-rows: .* 3; coefficients to estimate: 5\. .*Take out predictors/)
  })

  it('as many coefficients as rows: descends to the line through them', async () => {
    const path = table('through.csv', ['a,y', '1,3', '3,7'])
    const through = await descend(path, '--formula', 'y ~ a', '--learning-rate', '0.4')
    expect(through.descent.distanceToClosedForm).toBeLessThan(1e-10)
  })

  it('collinear features: the one that adds nothing is named, and the others reach the closed form', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `${i},${2 * i},${(i * 7) % 5}`)
    const path = table('collinear.csv', ['x,z,y', ...rows])
    const done = await run('descend', path, '--formula', 'y ~ x + z', '--learning-rate', '0.3', '--json', '-')
    expect(done.error).toMatch(/aliased-term: .*z/)
    const { coefficients, descent } = JSON.parse(done.out) as DescendJson
    expect(coefficients[2].estimate).toBeNull()
    expect(descent.distanceToClosedForm).toBeLessThan(1e-10)
  })

  it('a constant feature: it is named, and the others descend without it', async () => {
    const path = table('constant.csv', ['x,k,y', '1,5,2', '2,5,4', '3,5,5', '4,5,4'])
    const done = await run('descend', path, '--formula', 'y ~ x + k', '--learning-rate', '0.5')
    expect(done.code).toBe(0)
    expect(done.error).toMatch(/constant-predictor: “k” has the same value, 5/)
  })

  it('a pre-trained file without one of the coefficients: it is named, and what to do', async () => {
    const path = join(folder, 'pretrained.json')
    const done = await run('descend', ...mtcars, '--json', path)
    expect(done.code).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain('leastwise')
    const model = ['resources/samples/mtcars.csv', '--formula', 'mpg ~ wt + qsec']
    const refused = await run('descend', ...model, '--from', path)
    expect(refused.code).not.toBe(0)
    expect(refused.error).toMatch(/^leastwise: pretrained-term-missing: .*qsec/)
  })
})
