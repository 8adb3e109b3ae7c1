import type { en } from '../en'
import type { Shape } from '../shape'

export const residuals: Shape<typeof en.residuals> = {
  byFitted: '残差对拟合值',
  kind: '残差类型',
  studentized: '学生化残差',
  kinds: { studentized: '学生化', standardized: '标准化', raw: '原始' },
  flagged: '没有突出的行 | {count} 行突出 | {count} 行突出',
}
