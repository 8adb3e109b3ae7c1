import type { FirstRows, PreviewRequest } from '@shared/contract/openingApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'

/** The first rows of the file behind a grant, where it is one large text. */
export async function grantedFirstRows(
  { grant, options }: PreviewRequest,
  { grants }: Pick<GrantedFiles, 'grants'>,
  { signal }: Pick<FitContext, 'signal'>,
): Promise<Result<FirstRows | null>> {
  const paths = await grants.pathsOf(grant)
  if (paths === null) return fail({ code: 'not-granted' })
  const [path, ...more] = paths
  if (more.length > 0) return ok(null)
  const { firstRows } = await import('../data/firstRows')
  return firstRows({ path, options, signal })
}
