import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../src/main/contentSecurityPolicy'

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy('bm9uY2U=')

  it('has nothing unsafe in it and no source but the program itself', () => {
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
  })

  it('gives the nonce to styles only', () => {
    const directives = policy.split('; ').filter((directive) => directive.includes('nonce'))
    expect(directives).toEqual(["style-src 'self' 'nonce-bm9uY2U='"])
  })
})
