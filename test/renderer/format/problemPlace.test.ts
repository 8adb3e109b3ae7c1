import { describe, expect, it } from 'vitest'
import type { AppError } from '@shared/outcome/appError'
import { characterInQuestion, optionInQuestion } from '../../../src/renderer/format/problemPlace'

describe('the place of a problem', () => {
  const ofConstraints: AppError = { code: 'constraint-nonlinear', constraints: 'x*z = 1', position: 2 }
  const ofFormula: AppError = { code: 'column-unknown', name: 'q', position: 0, suggestions: '' }

  it('is the option whose text it speaks of', () => {
    expect(optionInQuestion(ofConstraints)).toBe('constraints')
    expect(optionInQuestion({ code: 'constraints-contradictory', conflict: 'x = 1; x = 2' })).toBe(
      'constraints',
    )
    expect(optionInQuestion(ofFormula)).toBeNull()
  })

  it('is a character where the problem has one', () => {
    expect(characterInQuestion(ofConstraints)).toBe(2)
    expect(characterInQuestion(ofFormula)).toBeNull()
    expect(characterInQuestion({ code: 'too-few-rows', rows: 1, coefficients: 2 })).toBeNull()
  })
})
